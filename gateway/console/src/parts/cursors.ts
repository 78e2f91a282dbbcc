import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { ListPage } from './CursorTable';

/** Reads a list of the API page by page. */
export function useCursorList<T>(
  queryKey: QueryKey,
  read: (cursor: string | undefined) => Promise<ListPage<T>>,
  enabled = true,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  });
}

/** The query parameters of a page of a list. */
export function from(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}
