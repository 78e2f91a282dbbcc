import { useMemo } from 'react';
import { Problem, Unreachable } from '../../api/problem';
import { useCentreWords } from '../frame/texts';
import { useCountdown } from './useCountdown';

interface Props {
  error: Error;
  /** The action to retry; absent where retrying cannot help. */
  retry?: (() => void) | undefined;
}

/** Explains what went wrong, with what support needs to find it, and offers a retry where that may help. */
export function Failure({ error, retry }: Props) {
  const say = useCentreWords();
  const problem = error instanceof Problem ? error : undefined;
  const wait = problem?.retryAfter ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal says again how long to wait
  const until = useMemo(() => (wait > 0 ? Date.now() + wait * 1000 : undefined), [error, wait]);
  const left = useCountdown(until);
  const mayHelp =
    problem === undefined || problem.passing || problem.status === 429 || problem.status === 401;
  return (
    <div
      className={problem !== undefined && problem.status < 500 ? 'note warning' : 'note fault'}
      role="alert"
    >
      <strong>{titleOf(error, say)}</strong>
      <span>{textOf(error, say)}</span>
      {problem?.traceId !== undefined && (
        <small className="numbers">{say('reference', { code: problem.code, trace: problem.traceId })}</small>
      )}
      {retry !== undefined && mayHelp && (
        <div>
          <button type="button" disabled={left > 0} onClick={retry}>
            {left > 0 ? say('retryIn', { seconds: left }) : say('retry')}
          </button>
        </div>
      )}
    </div>
  );
}

type Say = ReturnType<typeof useCentreWords>;

function titleOf(error: Error, say: Say): string {
  if (error instanceof Unreachable) {
    return say('unreachable');
  }
  if (!(error instanceof Problem)) {
    return say('unknownFault');
  }
  return error.status === 404 ? say('notThere') : error.message;
}

function textOf(error: Error, say: Say): string {
  if (error instanceof Unreachable) {
    return say('unreachableText');
  }
  return error instanceof Problem
    ? [error.detail, ...error.errors.map((each) => each.message)].filter(Boolean).join(' ')
    : '';
}
