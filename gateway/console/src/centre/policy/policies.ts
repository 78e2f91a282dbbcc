import { queryOptions } from '@tanstack/react-query';
import { type Answered, api, body } from '../../api/client';

export type PrivacyPolicy = Answered<'/api/privacy-policies/current', 'get'>;

/** A version of the bank's privacy policy; it never changes, but which is the current one does. */
export function policyQuery(version: 'current' | number) {
  return queryOptions({
    queryKey: ['policy', version],
    queryFn: () =>
      version === 'current'
        ? body(api.GET('/api/privacy-policies/current'))
        : body(
            api.GET('/api/privacy-policies/{policyVersion}', {
              params: { path: { policyVersion: version } },
            }),
          ),
  });
}
