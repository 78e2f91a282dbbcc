import { parseKey, type VerifierKey } from './note';

/** Whom a verifier trusts (C2SP tlog-policy), without the quorum, which the services check. */
export interface TrustAnchors {
  logs: VerifierKey[];
  witnesses: { name: string; key: VerifierKey }[];
}

/** @throws TypeError if a line names no key */
export async function parsePolicy(policy: string): Promise<TrustAnchors> {
  const anchors: TrustAnchors = { logs: [], witnesses: [] };
  for (const line of policy.split('\n')) {
    const [word, first = '', second = ''] = line.trim().split(/\s+/);
    if (word === 'log') {
      anchors.logs.push(await parseKey(first));
    } else if (word === 'witness') {
      anchors.witnesses.push({ name: first, key: await parseKey(second) });
    }
  }
  return anchors;
}

/** The log's keys, one per line. */
export function parseKeys(keys: string): Promise<VerifierKey[]> {
  return Promise.all(
    keys
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parseKey),
  );
}
