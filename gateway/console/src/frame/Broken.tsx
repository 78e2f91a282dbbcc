import { Button, Result } from 'antd';
import { useFrameWords } from './frameWords';

/** A fault of the page itself, or a chunk that a newer build has replaced. Nothing of it leaves the browser. */
export function Broken() {
  const say = useFrameWords();
  return (
    <Result
      status="error"
      title={say('brokenTitle')}
      subTitle={say('brokenText')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {say('reload')}
        </Button>
      }
    />
  );
}
