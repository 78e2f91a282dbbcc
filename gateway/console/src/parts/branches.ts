import { type Answered, api, body } from '../api/client';
import { useAllPages } from './allPages';
import { from, useCursorList } from './cursors';

export type Branch = NonNullable<Answered<'/api/branches', 'get'>['items']>[number];

/** The branches that accept customers, for selection. */
export function useOpenBranches() {
  const list = useAllPages(
    useCursorList<Branch>(['branches', 'OPEN'], (cursor) =>
      body(api.GET('/api/branches', { params: { query: { state: 'OPEN', limit: 200, ...from(cursor) } } })),
    ),
  );
  return { ...list, branches: list.data?.pages.flatMap((page) => page.items ?? []) ?? [] };
}
