import { Alert, Descriptions, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { CancelJob } from '../../parts/CancelJob';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { JobProgress } from '../../parts/JobProgress';
import { hasEnded, JOB_SERVICES, type JobService, type LongJob, useJob } from '../../parts/jobs';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { Section } from '../../parts/Section';
import { useDuration } from './duration';
import { useNames } from './names';
import { useTexts } from './texts';

type Item = NonNullable<Answered<'/api/operations/customer-service/jobs/{id}/items', 'get'>['items']>[number];

/** A job: its progress, its result, and the result of each item. */
export default function JobPage() {
  const say = useTexts();
  const nameOf = useNames();
  const { service: named, id = '' } = useParams();
  const service = JOB_SERVICES.find((each) => each === named) ?? JOB_SERVICES[0];
  const job = useJob(service, id);
  return (
    <>
      <Link to={`/jobs/${service}`} className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={job.data === undefined ? say('job') : nameOf(job.data.type)} />
      <Loaded query={job}>
        {(read) => (
          <Flex vertical gap="middle">
            <Progress service={service} job={read} refresh={() => void job.refetch()} />
            {read.result && (
              <Section title={say('result')}>
                <Result job={read} result={read.result} />
              </Section>
            )}
            <Section title={say('items')}>
              <Items service={service} job={read} />
            </Section>
          </Flex>
        )}
      </Loaded>
    </>
  );
}

function Progress({ service, job, refresh }: { service: JobService; job: LongJob; refresh: () => void }) {
  const say = useTexts();
  const duration = useDuration();
  const cancels = useMay()('job.cancel');
  const stays = !hasEnded(job) && !job.cancellable && !job.cancelling;
  return (
    <Section title={say('progress')}>
      <Flex vertical gap="middle">
        <JobProgress job={job}>
          {job.cancellable && <CancelJob service={service} id={job.id} onCancelled={refresh} />}
        </JobProgress>
        {job.state === 'FAILED' && <Alert type="error" showIcon role="alert" title={say('failedText')} />}
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            {
              key: 'by',
              label: say('startedBy'),
              children: job.startedBy === 'schedule' ? say('schedule') : job.startedBy,
            },
            { key: 'lasted', label: say('lasted'), children: duration(job) },
          ]}
        />
        {stays && cancels && <Typography.Text type="secondary">{say('notCancellable')}</Typography.Text>}
      </Flex>
    </Section>
  );
}

/** The parts of the result, most of whose names have words. */
function Result({ job, result }: { job: LongJob; result: NonNullable<LongJob['result']> }) {
  const say = useTexts();
  const may = useMay();
  const nameOf = useNames();
  const { number } = useMoments();
  const shown = (value: unknown): ReactNode => {
    if (typeof value === 'boolean') {
      return say(value ? 'yes' : 'no');
    }
    return typeof value === 'number' ? number(value) : String(value);
  };
  return (
    <Flex vertical gap="small">
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={Object.entries(result)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => ({ key: name, label: nameOf(name), children: shown(value) }))}
      />
      {job.type === 'audit-verification' && may('audit.read-verification') && (
        <Link to={`/integrity/${job.id}`}>{say('verification')}</Link>
      )}
    </Flex>
  );
}

/** Read again when the job has ended, because until then there may be more. */
function Items({ service, job }: { service: JobService; job: LongJob }) {
  const say = useTexts();
  const { number } = useMoments();
  const list = useCursorList<Item>(['job-items', service, job.id, hasEnded(job)], (cursor) =>
    body(
      api.GET(`/api/operations/${service}/jobs/{id}/items`, {
        params: { path: { id: job.id }, query: from(cursor) },
      }),
    ),
  );
  return (
    <CursorTable<Item>
      list={list}
      empty={say('noItems')}
      idOf={(each) => String(each.line)}
      columns={[
        { title: say('line'), align: 'right', render: (_, each) => number(each.line) },
        { title: say('item'), render: (_, each) => each.item ?? '—' },
        { title: say('outcome'), dataIndex: 'outcome' },
        {
          title: say('detail'),
          render: (_, each) => [each.detail, each.sealed && say('sealed')].filter(Boolean).join(' · ') || '—',
        },
      ]}
    />
  );
}
