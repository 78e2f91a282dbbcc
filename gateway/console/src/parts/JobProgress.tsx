import { Flex, Progress, Typography } from 'antd';
import type { ReactNode } from 'react';
import { hasEnded, type LongJob } from './jobs';
import { useJobWords } from './jobWords';
import { useMoments } from './moments';

/** What every job reports about its progress. */
type Job = Pick<LongJob, 'state' | 'done' | 'total' | 'startedAt' | 'updatedAt'> & Partial<LongJob>;

/** The progress of a job, and what can be done about it. */
export function JobProgress({ job, children }: { job: Job; children?: ReactNode }) {
  const say = useJobWords();
  const { moment, number } = useMoments();
  const { state, done, total, cancelling } = job;
  return (
    <Flex vertical gap="small" style={{ maxWidth: 640 }}>
      <Flex gap="small" wrap justify="space-between">
        <Typography.Text strong>{say(cancelling && !hasEnded(job) ? 'cancelling' : state)}</Typography.Text>
        <Typography.Text type="secondary" className="numbers">
          {total > 0 && say('of', { done: number(done), total: number(total) })}
        </Typography.Text>
      </Flex>
      <JobBar job={job} />
      <Flex gap="small" wrap justify="space-between" align="center">
        <Typography.Text type="secondary">
          {say('times', { started: moment(job.startedAt), updated: moment(job.updatedAt) })}
        </Typography.Text>
        {children}
      </Flex>
    </Flex>
  );
}

/** Only the bar, for where there is little space. */
export function JobBar({ job }: { job: Pick<Job, 'state' | 'done' | 'total'> }) {
  const say = useJobWords();
  return (
    <Progress aria-label={say('progress')} percent={percentOf(job)} status={statusOf(job)} showInfo={false} />
  );
}

function percentOf({ state, done, total }: Pick<Job, 'state' | 'done' | 'total'>): number {
  if (state === 'COMPLETED') {
    return 100;
  }
  return total > 0 ? Math.min(99, Math.floor((100 * done) / total)) : 0;
}

function statusOf({ state }: Pick<Job, 'state'>): 'normal' | 'active' | 'exception' | 'success' {
  switch (state) {
    case 'FAILED':
    case 'CANCELLED':
      return 'exception';
    case 'COMPLETED':
      return 'success';
    case 'RUNNING':
      return 'active';
    default:
      return 'normal';
  }
}
