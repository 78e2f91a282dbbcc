import { Result } from 'antd';
import { Link } from 'react-router';
import { useFrameWords } from '../frame/frameWords';

export function Forbidden() {
  const say = useFrameWords();
  return (
    <Result
      status="warning"
      title={say('forbidden')}
      subTitle={say('forbiddenText')}
      extra={<Link to="/">{say('home')}</Link>}
    />
  );
}
