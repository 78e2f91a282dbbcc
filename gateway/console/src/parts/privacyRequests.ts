import { queryOptions } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';

export type PrivacyRequest = Answered<'/api/privacy-requests/{id}', 'get'>;

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['request', id],
    queryFn: () => body(api.GET('/api/privacy-requests/{id}', { params: { path: { id } } })),
  });
}
