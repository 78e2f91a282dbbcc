import { Link } from 'wouter';
import { Title } from '../parts/Title';
import { useCentreWords } from './texts';

export function NotFound() {
  const say = useCentreWords();
  return (
    <>
      <Title>{say('notFoundTitle')}</Title>
      <p>{say('notFoundText')}</p>
      <Link href="/">{say('toHome')}</Link>
    </>
  );
}
