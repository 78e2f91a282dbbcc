import { Button } from 'antd';
import { useFrameWords } from './frameWords';
import { StatusScreen } from './StatusScreen';

/** A fault in the page itself, or a chunk that a newer build has replaced. Nothing about it leaves the browser. */
export function Broken() {
  const say = useFrameWords();
  return (
    <StatusScreen status="error" title={say('brokenTitle')} text={say('brokenText')}>
      <Button type="primary" onClick={() => window.location.reload()}>
        {say('reload')}
      </Button>
    </StatusScreen>
  );
}
