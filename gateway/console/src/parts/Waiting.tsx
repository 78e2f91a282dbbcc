import { Skeleton } from 'antd';
import { usePartWords } from './partWords';

export function Waiting({ rows = 4 }: { rows?: number }) {
  const say = usePartWords();
  return (
    <div role="status" aria-label={say('loading')} style={{ padding: 16 }}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
