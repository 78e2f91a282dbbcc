import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { forgetAll } from '../parts/remembered';
import { useFrameWords } from './frameWords';
import { Instead } from './Instead';

/** All that is left of one person's page once another has signed in: nothing of it may go out in the other's name. */
export function OtherPerson() {
  const say = useFrameWords();
  const queries = useQueryClient();
  useEffect(() => {
    queries.clear();
    forgetAll();
  }, [queries]);
  return (
    <main>
      <Instead status="warning" title={say('otherPerson')} text={say('otherPersonText')}>
        <Button type="primary" autoFocus onClick={() => window.location.assign('/')}>
          {say('reload')}
        </Button>
      </Instead>
    </main>
  );
}
