import { Alert, Button, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Problem, Unreachable } from '../api/problem';
import { usePartWords } from './partWords';

interface Props {
  error: Error;
  /** The action to retry; absent where retrying cannot help. */
  retry?: () => void;
}

/** Explains what went wrong, with what support needs to find it, and offers a retry where that may help. */
export function Failure({ error, retry }: Props) {
  const say = usePartWords();
  const problem = error instanceof Problem ? error : undefined;
  const mayHelp =
    problem === undefined || problem.passing || problem.status === 429 || problem.status === 401;
  return (
    <Alert
      type={problem !== undefined && problem.status < 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={titleOf(error, say)}
      description={
        <>
          <div>{textOf(error, say)}</div>
          {problem !== undefined && <Reference problem={problem} />}
        </>
      }
      action={retry && mayHelp ? <Retry wait={problem?.retryAfter ?? 0} retry={retry} /> : undefined}
    />
  );
}

type Say = ReturnType<typeof usePartWords>;

function titleOf(error: Error, say: Say): string {
  if (error instanceof Unreachable) {
    return say('unreachable');
  }
  if (!(error instanceof Problem)) {
    return say('unknownFault');
  }
  return error.status === 404 ? say('notFound') : error.message;
}

function textOf(error: Error, say: Say): string {
  if (error instanceof Unreachable) {
    return say('unreachableText');
  }
  if (!(error instanceof Problem)) {
    return '';
  }
  if (error.status === 404) {
    return say('notFoundText');
  }
  return [error.detail, ...error.errors.map((each) => each.message)].filter(Boolean).join(' ');
}

function Reference({ problem }: { problem: Problem }) {
  const say = usePartWords();
  return (
    <Flex gap="small" wrap>
      <Typography.Text type="secondary">
        {say('code')} {problem.code}
      </Typography.Text>
      {problem.traceId !== undefined && (
        <Typography.Text type="secondary" copyable={{ text: problem.traceId }}>
          {say('trace')} {problem.traceId}
        </Typography.Text>
      )}
    </Flex>
  );
}

/** After too many requests, waits for the time that the server named, and shows it. */
function Retry({ wait, retry }: { wait: number; retry: () => void }) {
  const say = usePartWords();
  const [left, setLeft] = useState(wait);
  useEffect(() => {
    setLeft(wait);
    if (wait <= 0) {
      return;
    }
    const clock = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(clock);
  }, [wait]);
  return (
    <Button disabled={left > 0} onClick={retry}>
      {left > 0 ? say('retryIn', { seconds: left }) : say('retry')}
    </Button>
  );
}
