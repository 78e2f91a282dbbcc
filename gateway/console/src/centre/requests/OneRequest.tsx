import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import { type PrivacyRequest, requestQuery } from '../../parts/privacyRequests';
import { useVocabulary } from '../../parts/vocabulary';
import { Consequences } from '../erasure/Consequences';
import { Failure } from '../parts/Failure';
import { Title } from '../parts/Title';
import { Waiting } from '../parts/Waiting';
import { Cancelling } from './Cancelling';
import { Certificate } from './Certificate';
import { Complaint } from './Complaint';
import { awaitsCustomer, isDone } from './states';
import { Timeline } from './Timeline';
import { useRequestsWords } from './texts';

/** One request: its state, what comes next, and what the customer can do. */
export default function OneRequest() {
  const { id = '' } = useParams<{ id: string }>();
  const request = useQuery(requestQuery(id));
  if (request.isPending) {
    return <Waiting />;
  }
  if (request.isError) {
    return <Failure error={request.error} retry={() => void request.refetch()} />;
  }
  return <Shown request={request.data} busy={request.isFetching} refresh={() => void request.refetch()} />;
}

interface Props {
  request: PrivacyRequest;
  busy: boolean;
  refresh: () => void;
}

function Shown({ request, busy, refresh }: Props) {
  const say = useRequestsWords();
  const { state } = request;
  return (
    <>
      <Title>{say('about')}</Title>
      <div className="row apart">
        <span className={isDone(state) ? 'tag over' : 'tag'}>{nameOf(say, state)}</span>
        {!isDone(state) && (
          <button type="button" disabled={busy} onClick={refresh}>
            {say('refresh')}
          </button>
        )}
      </div>
      {request.overdue && <p className="note warning">{say('late')}</p>}
      {awaitsCustomer(state) && (
        <Link className="button main wide" href={`/delete/${request.id}`}>
          {say('goOn')}
        </Link>
      )}
      {request.decision?.outcome === 'REJECTED' && <Refusal decision={request.decision} />}
      {request.certificate && <Certificate request={request} />}
      <section className="card">
        <h2>{say('progress')}</h2>
        <Timeline request={request} />
      </section>
      <Facts request={request} />
      {request.consequences.length > 0 && (
        <details>
          <summary>{say('outcome')}</summary>
          <Consequences request={request} />
        </details>
      )}
      <Cancelling request={request} />
      <Complaint />
    </>
  );
}

function Facts({ request }: { request: PrivacyRequest }) {
  const say = useRequestsWords();
  const speak = useVocabulary();
  const { day } = useMoments();
  const names = new Intl.ListFormat(document.documentElement.lang);
  return (
    <section className="card">
      <dl className="facts">
        <dt>{say('reference')}</dt>
        <dd className="numbers">{request.reference}</dd>
        <dt>{say('scope')}</dt>
        <dd>{names.format(request.scope.map((each) => nameOf(speak, each)))}</dd>
        <dt>{say('deadline')}</dt>
        <dd>{day(request.deadline)}</dd>
      </dl>
    </section>
  );
}

function Refusal({ decision }: { decision: NonNullable<PrivacyRequest['decision']> }) {
  const say = useRequestsWords();
  return (
    <div className="note warning">
      <strong>{say('refusedTitle')}</strong>
      {decision.reason && <span>{decision.reason}</span>}
      {decision.citation && <span>{say('citation', { article: decision.citation })}</span>}
      <span>{decision.rightToSue}</span>
    </div>
  );
}
