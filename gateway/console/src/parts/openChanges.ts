import { type Answered, api, body } from '../api/client';
import { from, useCursorList } from './cursors';

export type OpenChange = NonNullable<Answered<'/api/changes/to-decide', 'get'>['items']>[number];

/** The changes that wait for the caller's decision, longest waiting first. */
export function useChangesToDecide(enabled: boolean) {
  return useCursorList<OpenChange>(
    ['changes', 'to-decide'],
    (cursor) => body(api.GET('/api/changes/to-decide', { params: { query: from(cursor) } })),
    enabled,
  );
}

/** The caller's own open changes. */
export function useOwnChanges(enabled: boolean) {
  return useCursorList<OpenChange>(
    ['changes', 'own'],
    (cursor) => body(api.GET('/api/changes/own', { params: { query: from(cursor) } })),
    enabled,
  );
}

/** The page of a change. */
export function addressOf(change: OpenChange): string {
  return `/customers/${change.customerId}/changes/${change.id}`;
}
