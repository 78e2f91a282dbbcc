import { useQueryClient } from '@tanstack/react-query';
import { Card, Flex, Select, Tabs, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { JobBar } from '../../parts/JobProgress';
import { hasEnded, JOB_SERVICES, type JobService, type LongJob, useJob } from '../../parts/jobs';
import { useJobWords } from '../../parts/jobWords';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { useDuration } from './duration';
import { useNames } from './names';
import { useTexts } from './texts';

type State = LongJob['state'];

const STATES: State[] = ['QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'];
const ANY = 'ANY';

/** The long jobs of a service, newest first. */
export default function JobsPage() {
  const say = useTexts();
  const navigate = useNavigate();
  const { service: named } = useParams();
  const service = JOB_SERVICES.find((each) => each === named) ?? JOB_SERVICES[0];
  return (
    <>
      <PageTitle title={say('title')} />
      <Card size="small">
        <Typography.Text type="secondary">{say('about')}</Typography.Text>
        <Tabs
          activeKey={service}
          onChange={(key) => navigate(`/jobs/${key}`, { replace: true, preventScrollReset: true })}
          destroyOnHidden
          items={JOB_SERVICES.map((each) => ({
            key: each,
            label: each,
            children: <OfService service={each} />,
          }))}
        />
      </Card>
    </>
  );
}

function OfService({ service }: { service: JobService }) {
  const say = useTexts();
  const { moment } = useMoments();
  const duration = useDuration();
  const nameOf = useNames();
  const navigate = useNavigate();
  const opens = useMay()('job.read');
  const [state, want] = useRemembered<State | undefined>('jobs.state', undefined);
  const list = useCursorList<LongJob>(['jobs', service, state], (cursor) =>
    body(
      api.GET(`/api/operations/${service}/jobs`, {
        params: { query: { ...(state === undefined ? {} : { state }), ...from(cursor) } },
      }),
    ),
  );
  return (
    <Flex vertical gap="middle">
      <States state={state} want={want} />
      <CursorTable<LongJob>
        list={list}
        empty={say('none')}
        idOf={(job) => job.id}
        onOpen={opens ? (job) => navigate(`/jobs/${service}/${job.id}`) : undefined}
        columns={[
          {
            title: say('kind'),
            render: (_, job) =>
              opens ? (
                <Link to={`/jobs/${service}/${job.id}`} onClick={(event) => event.stopPropagation()}>
                  {nameOf(job.type)}
                </Link>
              ) : (
                nameOf(job.type)
              ),
          },
          {
            title: say('progress'),
            width: 260,
            render: (_, job) =>
              hasEnded(job) || !opens ? <Standing job={job} /> : <Live service={service} job={job} />,
          },
          {
            title: say('startedBy'),
            render: (_, job) => (job.startedBy === 'schedule' ? say('schedule') : job.startedBy),
          },
          { title: say('started'), render: (_, job) => moment(job.startedAt) },
          { title: say('lasted'), align: 'right', render: (_, job) => duration(job) },
        ]}
      />
    </Flex>
  );
}

function States({ state, want }: { state: State | undefined; want: (state: State | undefined) => void }) {
  const say = useTexts();
  const name = useJobWords();
  return (
    <Select
      className="unprinted"
      aria-label={say('state')}
      style={{ width: 180 }}
      value={state ?? ANY}
      onChange={(value) => want(STATES.find((each) => each === value))}
      options={[
        { value: ANY as string, label: say('anyState') },
        ...STATES.map((value) => ({ value: value as string, label: name(value) })),
      ]}
    />
  );
}

/** Follows the job; when it has ended, the list is read again. */
function Live({ service, job }: { service: JobService; job: LongJob }) {
  const queries = useQueryClient();
  const now = useJob(service, job.id).data ?? job;
  const ended = hasEnded(now);
  useEffect(() => {
    if (ended) {
      void queries.invalidateQueries({ queryKey: ['jobs', service] });
    }
  }, [ended, service, queries]);
  return <Standing job={now} />;
}

function Standing({ job }: { job: LongJob }) {
  const name = useJobWords();
  const { number } = useMoments();
  const { state, done, total, cancelling } = job;
  return (
    <Flex vertical>
      <Flex justify="space-between" gap="small">
        <Tag color={colourOf(state)}>{name(cancelling && !hasEnded(job) ? 'cancelling' : state)}</Tag>
        {total > 0 && (
          <Typography.Text type="secondary">
            {name('of', { done: number(done), total: number(total) })}
          </Typography.Text>
        )}
      </Flex>
      {!hasEnded(job) && <JobBar job={job} />}
    </Flex>
  );
}

function colourOf(state: State): 'green' | 'red' | 'blue' | 'default' {
  switch (state) {
    case 'COMPLETED':
      return 'green';
    case 'FAILED':
      return 'red';
    case 'RUNNING':
      return 'blue';
    default:
      return 'default';
  }
}
