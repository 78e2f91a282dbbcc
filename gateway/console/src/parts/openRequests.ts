import { type Answered, api, body } from '../api/client';
import { from, useCursorList } from './cursors';

export type ListedRequest = NonNullable<Answered<'/api/privacy-requests', 'get'>['items']>[number];

/** Requests whose next step is the bank's to approve. */
export function useRequestsOpen() {
  return useCursorList<ListedRequest>(['requests', 'AWAITING_APPROVAL'], (cursor) =>
    body(
      api.GET('/api/privacy-requests', {
        params: { query: { state: 'AWAITING_APPROVAL', ...from(cursor) } },
      }),
    ),
  );
}
