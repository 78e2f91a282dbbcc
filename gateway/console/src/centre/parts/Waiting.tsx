import { useCentreWords } from '../frame/texts';

export function Waiting() {
  const say = useCentreWords();
  return (
    <p className="quiet" role="status">
      {say('loading')}…
    </p>
  );
}
