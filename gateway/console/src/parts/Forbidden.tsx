import { Link } from 'react-router';
import { useFrameWords } from '../frame/frameWords';
import { StatusScreen } from '../frame/StatusScreen';

export function Forbidden() {
  const say = useFrameWords();
  return (
    <StatusScreen status="warning" title={say('forbidden')} text={say('forbiddenText')}>
      <Link to="/">{say('home')}</Link>
    </StatusScreen>
  );
}
