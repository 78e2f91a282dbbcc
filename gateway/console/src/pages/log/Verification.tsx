import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { CancelJob } from '../../parts/CancelJob';
import { Failure } from '../../parts/Failure';
import { useFollowed } from '../../parts/followed';
import { JobProgress } from '../../parts/JobProgress';
import { hasEnded, jobEvents } from '../../parts/jobs';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { useTexts } from './texts';

type Progress = Answered<'/api/audit/log/verification/{id}', 'get'>;

/** Requests a verification of the whole log. The address contains its id, so that it can be found again. */
export function Verification() {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const { verification } = useParams();
  const start = useMutation({
    // Each is a separate operation: asking again means wanting another verification.
    mutationFn: () => body(api.POST('/api/audit/log/verification')),
    onSuccess: ({ id }) => navigate(`/integrity/${id}`, { replace: true, preventScrollReset: true }),
  });
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{say('verificationText')}</Typography.Text>
      {verification !== undefined && <Followed id={verification} />}
      {start.error && <Failure error={start.error} retry={() => start.mutate()} />}
      {may('audit.verify') && (
        <div>
          <Button
            type={verification === undefined ? 'primary' : 'default'}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {say(verification === undefined ? 'start' : 'startAgain')}
          </Button>
        </div>
      )}
    </Flex>
  );
}

function Followed({ id }: { id: string }) {
  const path = { id };
  const job = useFollowed<Progress>({
    key: ['audit-verification', id],
    read: () => body(api.GET('/api/audit/log/verification/{id}', { params: { path } })),
    events: jobEvents('audit-service', id),
    merge: (known, { done, total, state, updatedAt }) => ({
      ...known,
      done: done ?? known.done,
      total: total ?? known.total,
      state: state ?? known.state,
      updatedAt: updatedAt ?? known.updatedAt,
    }),
    ended: hasEnded,
  });
  return (
    <Loaded query={job}>
      {(progress) => (
        <Flex vertical gap="small">
          <JobProgress job={progress}>
            {!hasEnded(progress) && (
              <CancelJob service="audit-service" id={id} onCancelled={() => void job.refetch()} />
            )}
          </JobProgress>
          {progress.outcome && <Outcome outcome={progress.outcome} />}
        </Flex>
      )}
    </Loaded>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<Progress['outcome']> }) {
  const say = useTexts();
  const may = useMay();
  const { number } = useMoments();
  const { ok, size, witnessedSize, firstBadIndex, flaw, entryId, detail } = outcome;
  if (ok) {
    const seen = witnessedSize ?? 0;
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={say('ok', { size: number(size) })}
        description={seen > 0 ? say('okWitnessed', { seen: number(seen) }) : say('notWitnessed')}
      />
    );
  }
  const index = firstBadIndex ?? undefined;
  const place = detail ?? undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say('bad', { flaw: flaw ?? '' })}
      description={
        <>
          {index !== undefined && <div>{say('badAt', { index: number(index) })}</div>}
          {place !== undefined && <div>{say('badDetail', { detail: number(place) })}</div>}
          {entryId && may('audit.read') && <Link to={`/audit/entries/${entryId}`}>{say('badEntry')}</Link>}
        </>
      }
    />
  );
}
