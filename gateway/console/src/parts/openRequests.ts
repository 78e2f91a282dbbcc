import { type Answered, api, body } from '../api/client';
import { from, useCursorList } from './cursors';

export type ListedRequest = NonNullable<Answered<'/api/privacy-requests', 'get'>['items']>[number];

/** Requests in a state in which they wait for staff. */
export function useRequestsIn(state: 'AWAITING_APPROVAL' | 'VERIFIED') {
  return useCursorList<ListedRequest>(['requests', state], (cursor) =>
    body(api.GET('/api/privacy-requests', { params: { query: { state, ...from(cursor) } } })),
  );
}
