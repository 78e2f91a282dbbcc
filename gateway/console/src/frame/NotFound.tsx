import { Link } from 'react-router';
import { useFrameWords } from './frameWords';
import { StatusScreen } from './StatusScreen';

export function NotFound() {
  const say = useFrameWords();
  return (
    <StatusScreen status="info" title={say('notFound')} text={say('notFoundText')}>
      <Link to="/">{say('home')}</Link>
    </StatusScreen>
  );
}
