import { type Bytes, ofText } from './bytes';
import { claimedBy, type SignedNote, type VerifierKey } from './note';

/** The result of checking a signature; `UNABLE` if this browser cannot check signatures of that type. */
export type Verdict = 'RIGHT' | 'WRONG' | 'ABSENT' | 'UNABLE';

/** Whether the key has signed the note's text: all signatures that claim to be by it are valid. */
export async function signedBy(note: SignedNote, key: VerifierKey): Promise<Verdict> {
  const claimed = claimedBy(note, key);
  if (claimed.length === 0 || key.kind !== 'NOTE') {
    return 'ABSENT';
  }
  return verified(
    key,
    claimed.map((signature) => ({ signature, message: ofText(note.text) })),
  );
}

/** A witness's statement about a checkpoint, and its time. */
export interface Cosigned {
  verdict: Verdict;
  /** Seconds since 1970 according to the witness; only if there is a signature. */
  at?: number;
}

const TIME_LENGTH = 8;

/** Whether a witness has cosigned the checkpoint (C2SP tlog-cosignature). */
export async function cosignedBy(note: SignedNote, key: VerifierKey): Promise<Cosigned> {
  const claimed = claimedBy(note, key).map((each) => ({
    at: secondsIn(each),
    signature: each.slice(TIME_LENGTH),
  }));
  const at = claimed.reduce((latest, each) => Math.max(latest, each.at), 0);
  if (claimed.length === 0 || key.kind === 'NOTE') {
    return { verdict: 'ABSENT' };
  }
  if (key.kind === 'ML_DSA_COSIGNATURE') {
    return { verdict: 'UNABLE', at }; // WebCrypto knows no ML-DSA
  }
  const verdict = await verified(
    key,
    claimed.map((each) => ({
      signature: each.signature,
      message: ofText(`cosignature/v1\ntime ${each.at}\n${note.text}`),
    })),
  );
  // A cosignature without a time does not state that the tree was the latest.
  return verdict === 'RIGHT' && at === 0 ? { verdict: 'ABSENT' } : { verdict, at };
}

function secondsIn(signature: Bytes): number {
  if (signature.length < TIME_LENGTH) {
    return 0;
  }
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  return seconds > BigInt(Number.MAX_SAFE_INTEGER) ? 0 : Number(seconds);
}

interface Signed {
  signature: Bytes;
  message: Bytes;
}

/** Older browsers do not support Ed25519, and none does on a page without https. */
async function verified(key: VerifierKey, all: Signed[]): Promise<Verdict> {
  try {
    const imported = await crypto.subtle.importKey('raw', key.raw, 'Ed25519', false, ['verify']);
    for (const { signature, message } of all) {
      if (!(await crypto.subtle.verify('Ed25519', imported, signature, message))) {
        return 'WRONG';
      }
    }
    return 'RIGHT';
  } catch (failure) {
    const unknown = failure instanceof DOMException && failure.name === 'NotSupportedError';
    return unknown || crypto.subtle === undefined ? 'UNABLE' : 'WRONG';
  }
}
