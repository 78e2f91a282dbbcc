import { Link } from 'react-router';
import { useFrameWords } from '../frame/frameWords';
import { Instead } from '../frame/Instead';

export function Forbidden() {
  const say = useFrameWords();
  return (
    <Instead status="warning" title={say('forbidden')} text={say('forbiddenText')}>
      <Link to="/">{say('home')}</Link>
    </Instead>
  );
}
