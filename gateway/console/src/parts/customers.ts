import { queryOptions } from '@tanstack/react-query';
import { type Answered, api, tagged } from '../api/client';

export type Customer = Answered<'/api/customers/{id}', 'get'>;

/** A customer, masked, with the ETag that a change must send. */
export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customer', id],
    queryFn: () => tagged(api.GET('/api/customers/{id}', { params: { path: { id } } })),
  });
}
