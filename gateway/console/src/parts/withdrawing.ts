import { api, body } from '../api/client';
import { Problem } from '../api/problem';

interface Open {
  id: string;
  change: string;
  etag: string;
}

/** Takes a change back, with why; without, where the customer's interactions can hold no text. */
export async function withdraw({ id, change, etag }: Open, reason: string) {
  const params = { path: { id, change }, header: { 'If-Match': etag } };
  const send = (sent: { reason?: string }) =>
    body(api.POST('/api/customers/{id}/changes/{change}/withdrawal', { params, body: sent }));
  try {
    return await send({ reason });
  } catch (failure) {
    if (failure instanceof Problem && failure.errors.some((each) => each.code === 'cannot-be-kept')) {
      return send({});
    }
    throw failure;
  }
}
