import { Title } from '../parts/Title';
import { useErasureWords } from './texts';

const NAMES = ['stepScope', 'stepConsequences', 'stepCode', 'stepConfirm'] as const;

/** The progress through the steps. */
export function Step({ step }: { step: 1 | 2 | 3 | 4 }) {
  const say = useErasureWords();
  const text = say('step', { step, name: say(NAMES[step - 1] ?? 'stepScope') });
  return (
    <div className="stack">
      <Title key={step}>{say('title')}</Title>
      <progress max={4} value={step} aria-label={text} />
      <p className="quiet">{text}</p>
    </div>
  );
}
