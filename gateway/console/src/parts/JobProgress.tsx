import { Flex, Progress, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Answered } from '../api/client';
import { useJobWords } from './jobWords';
import { useMoments } from './moments';

/** What every job of the API tells of itself. */
export type Job = Omit<Answered<'/api/audit/log/verification/{id}', 'get'>, 'outcome'>;

export function hasEnded({ state }: Job): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}

/** How far a job is, and what can be done about it. */
export function JobProgress({ job, children }: { job: Job; children?: ReactNode }) {
  const say = useJobWords();
  const { moment, number } = useMoments();
  const { state, done, total } = job;
  return (
    <Flex vertical gap="small" style={{ maxWidth: 640 }}>
      <Flex gap="small" wrap justify="space-between">
        <Typography.Text strong>{say(state)}</Typography.Text>
        <Typography.Text type="secondary" className="numbers">
          {total > 0 && say('of', { done: number(done), total: number(total) })}
        </Typography.Text>
      </Flex>
      <Progress
        aria-label={say('progress')}
        percent={percentOf(job)}
        status={statusOf(job)}
        showInfo={false}
      />
      <Flex gap="small" wrap justify="space-between" align="center">
        <Typography.Text type="secondary">
          {say('times', { started: moment(job.startedAt), updated: moment(job.updatedAt) })}
        </Typography.Text>
        {children}
      </Flex>
    </Flex>
  );
}

function percentOf({ state, done, total }: Job): number {
  if (state === 'COMPLETED') {
    return 100;
  }
  return total > 0 ? Math.min(99, Math.floor((100 * done) / total)) : 0;
}

function statusOf({ state }: Job): 'normal' | 'active' | 'exception' | 'success' {
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
