import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useMoments } from '../../parts/moments';
import { Failure } from '../parts/Failure';
import { useErasureWords } from './texts';

const USELESS = ['too-many-attempts', 'code-expired', 'code-used', 'no-code'];
const NO_CONTACT = ['no-registered-contact', 'contact-too-new', 'sim-swapped'];
const LOCKED = ['too-many-guesses', 'too-many-codes'];

/** Whether the last code can no longer be used. */
export function isUsedUp(error: Error | null): boolean {
  return error instanceof Problem && (USELESS.includes(error.code) || error.attemptsLeft === 0);
}

/** Seconds until codes are accepted again, after too many wrong ones or requests. */
export function lockedUntil(error: Error | null): number | undefined {
  return error instanceof Problem && LOCKED.includes(error.code) ? (error.retryAfter ?? 60) : undefined;
}

/** Explains refusals about codes to people, where the service addresses programs. */
export function CodeRefused({ error, retry }: { error: Error; retry: () => void }) {
  const said = useSaid(error);
  return said === undefined ? (
    <Failure error={error} retry={retry} />
  ) : (
    <p className="note warning" role="alert">
      {said}
    </p>
  );
}

function useSaid(error: Error): string | undefined {
  const say = useErasureWords();
  const { moment } = useMoments();
  const [since] = useState(Date.now);
  if (!(error instanceof Problem)) {
    return undefined;
  }
  const locked = lockedUntil(error);
  if (locked !== undefined) {
    const at = moment(new Date(since + locked * 1000).toISOString());
    return say(error.code === 'too-many-guesses' ? 'lockedGuesses' : 'lockedCodes', { at });
  }
  if (error.code === 'wrong-code' && error.attemptsLeft !== undefined && error.attemptsLeft > 0) {
    return say('wrongCode', { count: error.attemptsLeft });
  }
  if (error.code === 'code-too-soon') {
    return say('tooSoon');
  }
  if (error.code === 'code-expired') {
    return say('expired');
  }
  if (NO_CONTACT.includes(error.code)) {
    return say('noContact');
  }
  return isUsedUp(error) ? say('usedUp') : undefined;
}
