import { queryOptions } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';

export type PrivacyRequest = Answered<'/api/privacy-requests/{id}', 'get'>;

export function readRequest(id: string): Promise<PrivacyRequest> {
  return body(api.GET('/api/privacy-requests/{id}', { params: { path: { id } } }));
}

export function requestQuery(id: string) {
  return queryOptions({ queryKey: ['request', id], queryFn: () => readRequest(id) });
}
