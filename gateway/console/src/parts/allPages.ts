import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListPage } from './CursorTable';

/** Pages of 200 items, which is as many as anybody sorts or chooses from. */
const MOST_PAGES = 5;

/** Reads a whole list automatically, where it must be sorted differently or chosen from. */
export function useAllPages<T>(
  list: UseInfiniteQueryResult<InfiniteData<ListPage<T>>, Error>,
  wanted = true,
) {
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const pages = list.data?.pages.length ?? 0;
  useEffect(() => {
    if (wanted && hasNextPage && !isFetchingNextPage && !isError && pages < MOST_PAGES) {
      void fetchNextPage({ cancelRefetch: false }); // others may read the same list
    }
  }, [wanted, hasNextPage, isFetchingNextPage, isError, pages, fetchNextPage]);
  return list;
}
