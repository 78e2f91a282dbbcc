import { type Answered, api, body } from '../api/client';
import { useAllPages } from './allPages';
import { from, useCursorList } from './cursors';

export type Manager = NonNullable<Answered<'/api/managers', 'get'>['items']>[number];

/** The directory of managers, for selection. */
export function useManagers() {
  const list = useAllPages(
    useCursorList<Manager>(['managers'], (cursor) =>
      body(api.GET('/api/managers', { params: { query: { limit: 200, ...from(cursor) } } })),
    ),
  );
  return { ...list, managers: list.data?.pages.flatMap((page) => page.items ?? []) ?? [] };
}

/** Whether a branch is the other one or below it. */
export function liesWithin(branch: string, other: string): boolean {
  return branch === other || branch.startsWith(`${other}/`);
}
