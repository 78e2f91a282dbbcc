import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Proposing } from './Proposing';
import { useTexts } from './texts';

const MOST = 200;

export function Propose({ customerIds }: { customerIds: string[] }) {
  const say = useTexts();
  const [open, setOpen] = useState(false);
  const count = customerIds.length;
  return (
    <>
      <Tooltip title={count === 0 ? say('chooseCustomers') : count > MOST ? say('tooMany') : undefined}>
        <Button type="primary" disabled={count === 0 || count > MOST} onClick={() => setOpen(true)}>
          {count === 0 ? say('propose') : say('proposeCount', { count })}
        </Button>
      </Tooltip>
      {open && <Proposing customerIds={customerIds} onClose={() => setOpen(false)} />}
    </>
  );
}
