import { Result } from 'antd';
import { Link } from 'react-router';
import { useFrameWords } from './frameWords';

export function NotFound() {
  const say = useFrameWords();
  return (
    <Result
      status="info"
      title={say('notFound')}
      subTitle={say('notFoundText')}
      extra={<Link to="/">{say('home')}</Link>}
    />
  );
}
