import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Failure } from '../parts/Failure';
import { Consequences } from './Consequences';
import { useErasureWords } from './texts';

/** The last step; the API asks for the second factor. */
export function Confirming({ request }: { request: PrivacyRequest }) {
  const say = useErasureWords();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [acknowledged, setAcknowledged] = useState(false);
  const [tried, setTried] = useState(false);
  const confirming = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/privacy-requests/{id}/confirmation', {
          params: { path: { id: request.id }, header: { 'Idempotency-Key': keyOf(request.version) } },
          body: { acknowledgeIrreversible: true },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['request', request.id] });
      void queries.invalidateQueries({ queryKey: ['requests'] });
      navigate(`/requests/${request.id}`, { replace: true });
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (acknowledged) {
      confirming.mutate();
    }
  };
  const missing = tried && !acknowledged;
  return (
    <>
      <p className="note">{say('verified')}</p>
      <p>{say('confirmIntro')}</p>
      <Consequences request={request} />
      <form className="list" onSubmit={submit} noValidate>
        <label className="choice">
          <input
            type="checkbox"
            checked={acknowledged}
            aria-invalid={missing}
            onChange={(event) => setAcknowledged(event.target.checked)}
          />
          <strong>{say('acknowledge')}</strong>
        </label>
        {missing && (
          <p className="wrong" role="alert">
            {say('mustAcknowledge')}
          </p>
        )}
        <p className="quiet">{say('afterwards')}</p>
        {confirming.error && <Failure error={confirming.error} retry={() => submit()} />}
        <button type="submit" className="danger wide" disabled={confirming.isPending}>
          {say('confirm')}
        </button>
      </form>
    </>
  );
}
