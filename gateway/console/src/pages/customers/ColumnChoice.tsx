import { Button, Checkbox, Popover } from 'antd';
import { usePartWords } from '../../parts/partWords';

interface Props {
  offered: { value: string; label: string }[];
  chosen: string[];
  choose: (columns: string[]) => void;
}

export function ColumnChoice({ offered, chosen, choose }: Props) {
  const say = usePartWords();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          options={offered}
          value={chosen}
          onChange={choose}
          style={{ display: 'grid', gap: 6 }}
        />
      }
    >
      <Button>{say('columns')}</Button>
    </Popover>
  );
}
