import { api, body } from '../api/client';
import { Problem } from '../api/problem';
import { parseKeys, parsePolicy, type TrustAnchors } from './proof/policy';

/** The log's keys, as published by the log itself. */
export function readKeys(): Promise<string> {
  return body(api.GET('/api/audit/log/key', { parseAs: 'text' }));
}

/** The policy for certificates; a bank without witnesses has none. */
export async function readPolicy(): Promise<string | undefined> {
  try {
    return await body(api.GET('/api/privacy-requests/certificate-policy', { parseAs: 'text' }));
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) {
      return undefined;
    }
    throw failure;
  }
}

/** The keys for checks in the browser. */
export async function readTrustAnchors(): Promise<TrustAnchors> {
  const [keys, policy] = await Promise.all([readKeys(), readPolicy()]);
  const { witnesses } = policy === undefined ? { witnesses: [] } : await parsePolicy(policy);
  return { logs: await parseKeys(keys), witnesses };
}
