import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { useMay } from '../frame/session';

interface About {
  customerId: string;
}

/** As many as one search takes. */
const MOST = 200;

/**
 * Shows the customers of a list that knows them by their ids only: by masked name, which leads to the customer. Who is
 * out of the caller's reach stays an id.
 */
export function useNamed(rows: readonly About[]): (row: About) => ReactNode {
  const may = useMay();
  const names = useNames(may('customer.search') ? rows.map((each) => each.customerId) : []);
  const reads = may('customer.read');
  return ({ customerId }) => {
    const name = names.get(customerId);
    return name && reads ? (
      <Link to={`/customers/${customerId}`} onClick={(event) => event.stopPropagation()}>
        {name}
      </Link>
    ) : (
      (name ?? customerId)
    );
  };
}

/** All rows that a list has read so far. */
export function rowsOf<T>(list: { data: { pages: { items?: T[] }[] } | undefined }): T[] {
  return list.data?.pages.flatMap((page) => page.items ?? []) ?? [];
}

function useNames(all: string[]): Map<string, string | undefined> {
  const ids = [...new Set(all)];
  const portions = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, at) =>
    ids.slice(at * MOST, (at + 1) * MOST),
  );
  return useQueries({
    queries: portions.map((portion) => ({
      queryKey: ['names', portion],
      queryFn: () =>
        body(
          api.POST('/api/customers/search', { body: { ids: portion }, params: { query: { limit: MOST } } }),
        ),
      staleTime: 60_000,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => data?.items ?? []).map(({ id, fields }) => [id, fields.name])),
  });
}
