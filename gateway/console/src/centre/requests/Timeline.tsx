import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import type { State } from './states';
import { useRequestsWords } from './texts';

/** The sentence for each completed step. */
const DID = {
  SUBMITTED: 'did_SUBMITTED',
  VERIFYING: 'did_VERIFYING',
  VERIFIED: 'did_VERIFIED',
  CONFIRMED: 'did_CONFIRMED',
  ASSESSED: 'did_ASSESSED',
  COOLING_OFF: 'did_COOLING_OFF',
  AWAITING_APPROVAL: 'did_AWAITING_APPROVAL',
  EXECUTING: 'did_EXECUTING',
  COMPLETED: 'did_COMPLETED',
  PARTIALLY_COMPLETED: 'did_PARTIALLY_COMPLETED',
  REJECTED: 'did_REJECTED',
  CANCELLED: 'did_CANCELLED',
  EXPIRED: 'did_EXPIRED',
} as const satisfies Record<State, string>;

/** What happened, as sentences, and what comes next. Intermediate steps of the service are not shown. */
export function Timeline({ request }: { request: PrivacyRequest }) {
  const say = useRequestsWords();
  const { moment } = useMoments();
  const next = useNext(request);
  return (
    <ol className="timeline">
      {request.history.map((step) => (
        <li key={`${step.to} ${step.at}`}>
          <div>{say(DID[step.to])}</div>
          <time className="quiet numbers" dateTime={step.at}>
            {moment(step.at)}
          </time>
        </li>
      ))}
      {next !== undefined && <li className="ahead">{next}</li>}
    </ol>
  );
}

function useNext({ state, coolingOffUntil, deadline }: PrivacyRequest): string | undefined {
  const say = useRequestsWords();
  const { day, moment } = useMoments();
  switch (state) {
    case 'SUBMITTED':
      return say('next_start', { what: say('next_SUBMITTED') });
    case 'VERIFYING':
      return say('next_start', { what: say('next_VERIFYING') });
    case 'VERIFIED':
      return say('next_start', { what: say('next_VERIFIED') });
    case 'COOLING_OFF':
      return say('next_COOLING_OFF', { at: moment(coolingOffUntil) });
    case 'CONFIRMED':
    case 'ASSESSED':
    case 'AWAITING_APPROVAL':
      return say('next_AWAITING_APPROVAL', { day: day(deadline) });
    case 'EXECUTING':
      return say('next_EXECUTING');
    case 'COMPLETED':
    case 'PARTIALLY_COMPLETED':
    case 'REJECTED':
    case 'CANCELLED':
    case 'EXPIRED':
      return undefined;
  }
}
