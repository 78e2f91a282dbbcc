import { api, body } from '../api/client';
import { withReason } from './reasoned';

interface Open {
  id: string;
  change: string;
  etag: string;
}

/** Withdraws a change, with a reason. */
export function withdraw({ id, change, etag }: Open, reason: string) {
  const params = { path: { id, change }, header: { 'If-Match': etag } };
  return withReason(reason, (why) =>
    body(api.POST('/api/customers/{id}/changes/{change}/withdrawal', { params, body: why })),
  );
}
