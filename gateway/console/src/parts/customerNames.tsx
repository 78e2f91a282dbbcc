import { useQueries } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { type Answered, api, body } from '../api/client';
import { NAMES } from '../api/queries';
import { useMay } from '../frame/session';
import { Failure } from './Failure';

interface About {
  customerId: string;
}

type Found = NonNullable<Answered<'/api/customers/search', 'post'>['items']>[number];

/** The page size of most lists, so that each further page needs only one request. */
const PORTION = 50;

/**
 * Shows the customers of a list that knows them by their ids only: by masked name, which leads to the customer, and by
 * what tells apart those of the same one. Who is out of the caller's reach stays an id.
 */
export function useCustomerNames(rows: readonly About[]): (row: About) => ReactNode {
  const may = useMay();
  const { find, failedAt } = useFound(may('customer.search') ? rows.map((each) => each.customerId) : []);
  const reads = may('customer.read');
  return ({ customerId }) => {
    const found = find(customerId);
    if (found?.fields.name === undefined) {
      const failed = failedAt(customerId);
      return (
        <>
          {customerId}
          {failed?.error && <Failure error={failed.error} retry={() => void failed.refetch()} />}
        </>
      );
    }
    const { name, phone, idNumber } = found.fields;
    return (
      <Flex gap="small">
        {reads ? (
          <Link to={`/customers/${customerId}`} onClick={(event) => event.stopPropagation()}>
            {name}
          </Link>
        ) : (
          name
        )}
        <Typography.Text type="secondary">{phone ?? idNumber}</Typography.Text>
      </Flex>
    );
  };
}

/** All rows of a list read so far. */
export function rowsOf<T>(list: { data: { pages: { items?: T[] }[] } | undefined }): T[] {
  return list.data?.pages.flatMap((page) => page.items ?? []) ?? [];
}

/** Keeps the previous result until a new one arrives, so that a growing list does not flicker. */
function useFound(all: string[]) {
  const before = useRef(new Map<string, Found>());
  const ids = [...new Set(all)];
  const portions = Array.from({ length: Math.ceil(ids.length / PORTION) }, (_, at) =>
    ids.slice(at * PORTION, (at + 1) * PORTION),
  );
  const answers = useQueries({
    queries: portions.map((portion) => ({
      queryKey: [...NAMES, portion],
      queryFn: () =>
        body(
          api.POST('/api/customers/search', {
            body: { ids: portion },
            params: { query: { limit: PORTION } },
          }),
        ),
    })),
  });
  const now = new Map(answers.flatMap(({ data }) => data?.items ?? []).map((each) => [each.id, each]));
  const waits = answers.some((each) => each.isPending);
  if (!waits) {
    before.current = now;
  }
  return {
    find: (id: string) => now.get(id) ?? (waits ? before.current.get(id) : undefined),
    /** The failed search, shown once at the first of the customers concerned. */
    failedAt: (id: string) => answers.find(({ isError }, at) => isError && portions[at]?.[0] === id),
  };
}
