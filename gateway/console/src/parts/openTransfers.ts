import { type Answered, api, body } from '../api/client';
import { from, useCursorList } from './cursors';

export type OpenTransfer = NonNullable<Answered<'/api/transfers', 'get'>['items']>[number];

/** The open transfers that wait for the caller, or for somebody within the caller's reach. */
export function useOpenTransfers() {
  return useCursorList<OpenTransfer>(['transfers'], (cursor) =>
    body(api.GET('/api/transfers', { params: { query: from(cursor) } })),
  );
}
