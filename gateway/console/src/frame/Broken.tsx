import { Button } from 'antd';
import { useFrameWords } from './frameWords';
import { Instead } from './Instead';

/** A fault in the page itself, or a chunk that a newer build has replaced. Nothing about it leaves the browser. */
export function Broken() {
  const say = useFrameWords();
  return (
    <Instead status="error" title={say('brokenTitle')} text={say('brokenText')}>
      <Button type="primary" onClick={() => window.location.reload()}>
        {say('reload')}
      </Button>
    </Instead>
  );
}
