import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useCountdown } from '../parts/useCountdown';
import { CodeRefused, isUsedUp, lockedUntil } from './CodeRefused';
import { useErasureWords } from './texts';

/** How long people must wait for a message before requesting another. The service has its own limits. */
const PATIENCE = 60_000;

/** Sends a code to the registered contact and takes it. */
export function Code({ request }: { request: PrivacyRequest }) {
  const say = useErasureWords();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const { moment } = useMoments();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [resendAt, setResendAt] = useState<number>();
  const wait = useCountdown(resendAt);
  const path = { id: request.id };
  const reread = () => queries.invalidateQueries({ queryKey: ['request', request.id] });
  const verifying = useMutation({
    mutationFn: (typed: { code: string }) =>
      body(
        api.POST('/api/privacy-requests/{id}/identity-verification', {
          params: { path, header: { 'Idempotency-Key': keyOf([challenge.data, typed]) } },
          body: typed,
        }),
      ),
    onSuccess: reread,
    onError: (failure) => {
      setCode('');
      setTried(false);
      if (isUsedUp(failure)) {
        setResendAt(undefined);
      }
    },
  });
  const challenge = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/privacy-requests/{id}/identity-challenges', {
          // Each is a separate operation: asking again means wanting another code.
          params: { path, header: { 'Idempotency-Key': crypto.randomUUID() } },
        }),
      ),
    onSuccess: () => {
      setResendAt(Date.now() + PATIENCE);
      setCode('');
      verifying.reset();
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.retryAfter !== undefined) {
        setResendAt(Date.now() + failure.retryAfter * 1000);
      }
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (/^\d{6}$/.test(code)) {
      verifying.mutate({ code });
    }
  };
  const sent = challenge.data;
  const asked = sent !== undefined || request.state === 'VERIFYING';
  const refusal = verifying.error ?? challenge.error;
  const locked = lockedUntil(refusal) !== undefined;
  const malformed = tried && !/^\d{6}$/.test(code);
  return (
    <section className="card">
      <p>{say('sendIntro')}</p>
      {sent && (
        <p role="status">
          <strong>{say('sentTo', { to: sent.destination, at: moment(sent.expiresAt) })}</strong>
        </p>
      )}
      {refusal && <CodeRefused error={refusal} retry={verifying.error ? submit : () => challenge.mutate()} />}
      {asked && !locked && !isUsedUp(verifying.error) && (
        <form className="stack" onSubmit={submit} noValidate>
          <label className="field">
            {say('code')}
            <input
              type="text"
              className="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              aria-invalid={malformed}
              onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, ''))}
            />
            {malformed && <span className="wrong">{say('codeRule')}</span>}
          </label>
          <div>
            <button type="submit" className="main wide" disabled={verifying.isPending}>
              {say('verify')}
            </button>
          </div>
        </form>
      )}
      {!locked && (
        <div>
          <button
            type="button"
            className={asked ? 'wide' : 'main wide'}
            disabled={challenge.isPending || wait > 0}
            onClick={() => challenge.mutate()}
          >
            {wait > 0 ? say('resendIn', { seconds: wait }) : say(asked ? 'resend' : 'send')}
          </button>
        </div>
      )}
    </section>
  );
}
