import { queryOptions } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';

/** The services behind the gateway, by the names that operators know. */
export const SERVICES = [
  'customer-service',
  'ownership-service',
  'privacy-service',
  'audit-service',
  'notification-service',
] as const;

export type Service = (typeof SERVICES)[number];

export type Health = Answered<'/api/operations/audit-service/health', 'get'>;

export function healthQuery(service: Service) {
  return queryOptions({
    queryKey: ['health', service],
    queryFn: (): Promise<Health> => body(api.GET(`/api/operations/${service}/health`)),
    staleTime: 10_000,
  });
}
