import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure';
import { Waiting } from './Waiting';

/** Shows what a query brought; until then that it is awaited, and otherwise why it did not come. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T, Error>;
  children: (value: T) => ReactNode;
}) {
  if (query.isPending) {
    return <Waiting />;
  }
  if (query.isError && query.data === undefined) {
    return <Failure error={query.error} retry={() => void query.refetch()} />;
  }
  return (
    <>
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data !== undefined && children(query.data)}
    </>
  );
}
