import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { forgetAll } from '../parts/remembered';
import { useFrameWords } from './frameWords';
import { StatusScreen } from './StatusScreen';

/** Replaces one person's page after another has signed in, because nothing of it may be sent in the other's name. */
export function OtherPerson() {
  const say = useFrameWords();
  const queries = useQueryClient();
  useEffect(() => {
    queries.clear();
    forgetAll();
  }, [queries]);
  return (
    <main>
      <StatusScreen status="warning" title={say('otherPerson')} text={say('otherPersonText')}>
        <Button type="primary" autoFocus onClick={() => window.location.assign('/')}>
          {say('reload')}
        </Button>
      </StatusScreen>
    </main>
  );
}
