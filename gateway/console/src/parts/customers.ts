import { queryOptions } from '@tanstack/react-query';
import { type Answered, api, tagged } from '../api/client';

export type Customer = Answered<'/api/customers/{id}', 'get'>;

/** One customer, masked, with the ETag that a change of it names. */
export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customer', id],
    queryFn: () => tagged(api.GET('/api/customers/{id}', { params: { path: { id } } })),
  });
}
