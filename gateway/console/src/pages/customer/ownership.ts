import { useInfiniteQuery } from '@tanstack/react-query';
import { type Answered, api, body } from '../../api/client';
import { useAllPages } from '../../parts/allPages';

export type Assignment = NonNullable<Answered<'/api/assignments', 'get'>['items']>[number];

/**
 * Who looked after a customer. The API answers for one moment, so each step asks for the moment before the latest
 * assignment of the step before began, until nobody looked after the customer.
 */
export function useOwnership(customerId: string, day: string | undefined) {
  const list = useAllPages(
    useInfiniteQuery({
      queryKey: ['customer', customerId, 'ownership', day],
      queryFn: ({ pageParam }) => read(customerId, pageParam),
      initialPageParam: day === undefined ? undefined : endOf(day),
      getNextPageParam: (last) => before(last.items ?? []),
    }),
  );
  const all = list.data?.pages.flatMap((page) => page.items ?? []) ?? [];
  const assignments = [...new Map(all.map((each) => [each.id, each])).values()].toSorted((one, other) =>
    other.from.localeCompare(one.from),
  );
  return { list, assignments, reachedNobody: list.data?.pages.at(-1)?.items?.length === 0 };
}

function read(customerId: string, asOf: string | undefined) {
  const query = asOf === undefined ? { customerId } : { customerId, asOf };
  return body(api.GET('/api/assignments', { params: { query } }));
}

function endOf(day: string): string {
  return new Date(Math.min(Date.parse(`${day}T23:59:59.999+08:00`), Date.now())).toISOString();
}

/** Just before the latest of them began; undefined if there are none. */
export function before(assignments: Assignment[]): string | undefined {
  const latest = assignments
    .map((each) => each.from)
    .toSorted()
    .at(-1);
  return latest === undefined ? undefined : new Date(Date.parse(latest) - 1).toISOString();
}
