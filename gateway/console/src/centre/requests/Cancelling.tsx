import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Failure';
import { isCancellable } from './states';
import { useRequestsWords } from './texts';

/** Cancels a request, as long as it has not been carried out. */
export function Cancelling({ request }: { request: PrivacyRequest }) {
  const say = useRequestsWords();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [open, setOpen] = useState(false);
  const cancelling = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/privacy-requests/{id}/cancellation', {
          params: { path: { id: request.id }, header: { 'Idempotency-Key': keyOf(request.id) } },
        }),
      ),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['request', request.id] });
      void queries.invalidateQueries({ queryKey: ['requests'] });
      navigate(`/requests/${request.id}`, { replace: true });
    },
  });
  if (!isCancellable(request.state)) {
    return null;
  }
  return (
    <div>
      <button type="button" onClick={() => setOpen(true)}>
        {say('cancel')}
      </button>
      <Dialog open={open} title={say('cancelTitle')} onClose={() => setOpen(false)}>
        <p>{say('cancelText')}</p>
        {cancelling.error && <Failure error={cancelling.error} retry={() => cancelling.mutate()} />}
        <div className="row">
          <button
            type="button"
            className="danger"
            disabled={cancelling.isPending}
            onClick={() => cancelling.mutate()}
          >
            {say('cancelYes')}
          </button>
          <button type="button" onClick={() => setOpen(false)}>
            {say('cancelNo')}
          </button>
        </div>
      </Dialog>
    </div>
  );
}
