import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListPage } from './CursorTable';

/** Pages of 200: as much as anybody sorts or chooses from. */
const MOST_PAGES = 5;

/** Reads a list on by itself, for what can only be shown as a whole: sorted in another way, or to choose from. */
export function useWhole<T>(list: UseInfiniteQueryResult<InfiniteData<ListPage<T>>, Error>, wanted = true) {
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const pages = list.data?.pages.length ?? 0;
  useEffect(() => {
    if (wanted && hasNextPage && !isFetchingNextPage && !isError && pages < MOST_PAGES) {
      void fetchNextPage({ cancelRefetch: false }); // others may read the same list
    }
  }, [wanted, hasNextPage, isFetchingNextPage, isError, pages, fetchNextPage]);
  return list;
}
