import { Link } from 'react-router';
import { useFrameWords } from './frameWords';
import { Instead } from './Instead';

export function NotFound() {
  const say = useFrameWords();
  return (
    <Instead status="info" title={say('notFound')} text={say('notFoundText')}>
      <Link to="/">{say('home')}</Link>
    </Instead>
  );
}
