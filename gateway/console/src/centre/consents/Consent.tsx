import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answered, api, tagged } from '../../api/client';
import { Problem } from '../../api/problem';
import { useMoments } from '../../parts/moments';
import { useCustomerId } from '../frame/SignInGate';
import { Failure } from '../parts/Failure';
import { Waiting } from '../parts/Waiting';
import { useConsentWords } from './texts';

type Said = Answered<'/api/customers/{id}/consents/{purpose}', 'get'>;
export type Purpose = Said['purpose'];

const ABOUT = {
  MARKETING_SMS: 'about_MARKETING_SMS',
  MARKETING_EMAIL: 'about_MARKETING_EMAIL',
  MARKETING_CALL: 'about_MARKETING_CALL',
  PROFILING: 'about_PROFILING',
} as const satisfies Record<Purpose, string>;

/** One switch. It shows what the bank has recorded, not what was just pressed. */
export function Consent({ purpose }: { purpose: Purpose }) {
  const say = useConsentWords();
  const id = useCustomerId();
  const queries = useQueryClient();
  const path = { id, purpose };
  const queryKey = ['consent', id, purpose];
  const consent = useQuery({
    queryKey,
    queryFn: () => tagged(api.GET('/api/customers/{id}/consents/{purpose}', { params: { path } })),
  });
  const saying = useMutation({
    mutationFn: (granted: boolean) =>
      tagged(
        api.PUT('/api/customers/{id}/consents/{purpose}', {
          params: { path, header: { 'If-Match': consent.data?.etag ?? '' } },
          body: { granted },
        }),
      ),
    onSuccess: (now) => queries.setQueryData(queryKey, now),
    onError: (failure) => {
      if (isStale(failure)) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
  if (consent.isPending) {
    return <Waiting />;
  }
  if (consent.isError) {
    return <Failure error={consent.error} retry={() => void consent.refetch()} />;
  }
  const { granted } = consent.data.value;
  return (
    <section className="card">
      <label className="row apart">
        <strong>{say(purpose)}</strong>
        <input
          type="checkbox"
          role="switch"
          aria-checked={granted}
          className="switch"
          checked={granted}
          aria-describedby={`about-${purpose}`}
          disabled={saying.isPending}
          onChange={() => saying.mutate(!granted)}
        />
      </label>
      <p id={`about-${purpose}`}>{say(ABOUT[purpose])}</p>
      <Since said={consent.data.value} />
      {isStale(saying.error) && (
        <p className="note warning" role="alert">
          {say('changedMeanwhile')}
        </p>
      )}
      {saying.error && !isStale(saying.error) && (
        <Failure error={saying.error} retry={() => saying.mutate(!granted)} />
      )}
    </section>
  );
}

function isStale(failure: Error | null): boolean {
  return failure instanceof Problem && failure.status === 412;
}

function Since({ said }: { said: Said }) {
  const say = useConsentWords();
  const { moment } = useMoments();
  const at = moment(said.changedAt);
  return (
    <p className="quiet">
      {at === '' ? say('never') : say(said.by === 'STAFF' ? 'byStaff' : 'byYou', { at })}
    </p>
  );
}
