import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure';
import { Waiting } from './Waiting';

/** Shows the result of a query; until then a loading state, or why it failed. */
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
