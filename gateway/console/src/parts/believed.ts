import { api, body } from '../api/client';
import { Problem } from '../api/problem';
import { type Believed, parseKeys, parsePolicy } from './proof/policy';

/** The keys of the log, as it tells them itself. */
export function readKeys(): Promise<string> {
  return body(api.GET('/api/audit/log/key', { parseAs: 'text' }));
}

/** Whom certificates rest on; a bank without witnesses has no such policy. */
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

/** The keys that a check in the browser goes by. */
export async function readBelieved(): Promise<Believed> {
  const [keys, policy] = await Promise.all([readKeys(), readPolicy()]);
  const { witnesses } = policy === undefined ? { witnesses: [] } : await parsePolicy(policy);
  return { logs: await parseKeys(keys), witnesses };
}
