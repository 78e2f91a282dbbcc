import { type Bytes, equal, hex, joined, ofBase64, ofText, sha256 } from './bytes';

/** A text with its signatures (C2SP signed-note). */
export interface SignedNote {
  /** Ends with a newline; this is what is signed. */
  text: string;
  signatures: NoteSignature[];
}

export interface NoteSignature {
  name: string;
  keyId: Bytes;
  signature: Bytes;
}

const ID_LENGTH = 4;
const SIGNATURE = /^\u2014 (\S+) (\S+)$/;

/** @throws TypeError if it is none */
export function parseNote(note: string): SignedNote {
  const blank = note.lastIndexOf('\n\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note holds none but the newline
  if (blank < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) {
    throw new TypeError('Not a signed note');
  }
  const lines = note.slice(blank + 2, -1).split('\n');
  return { text: note.slice(0, blank + 1), signatures: lines.map(signatureIn) };
}

function signatureIn(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE.exec(line) ?? [];
  const decoded = encoded === undefined ? new Uint8Array() : ofBase64(encoded);
  if (name === undefined || decoded.length <= ID_LENGTH) {
    throw new TypeError('Not a signature of a note');
  }
  return { name, keyId: decoded.slice(0, ID_LENGTH), signature: decoded.slice(ID_LENGTH) };
}

/** The signature type of a key, from the first byte of its encoding. */
export type Kind = 'NOTE' | 'COSIGNATURE' | 'ML_DSA_COSIGNATURE';

const KINDS: Record<number, Kind> = { 1: 'NOTE', 4: 'COSIGNATURE', 6: 'ML_DSA_COSIGNATURE' };

/** A name, a type of signature and a public key (C2SP signed-note, "Verifier keys"). */
export interface VerifierKey {
  name: string;
  id: Bytes;
  kind: Kind;
  /** Without the type byte. */
  raw: Bytes;
  written: string;
}

/**
 * Reads a key such as `name+c74f20a3+ARpc2Qc…`.
 *
 * @throws TypeError if it is none, or its id is not that of its key
 */
export async function parseKey(written: string): Promise<VerifierKey> {
  const [name, id, ...rest] = written.trim().split('+');
  const typed = ofBase64(rest.join('+'));
  const kind = KINDS[typed[0] ?? 0];
  if (name === undefined || name === '' || /\s/.test(name) || kind === undefined) {
    throw new TypeError('Not a verifier key of a known kind');
  }
  const digest = (await sha256(joined(ofText(`${name}\n`), typed))).slice(0, ID_LENGTH);
  if (hex(digest) !== id) {
    throw new TypeError('The id is not that of the key');
  }
  return { name, id: digest, kind, raw: typed.slice(1), written: written.trim() };
}

/** The signatures that claim to be by this key, valid or not. */
export function claimedBy({ signatures }: SignedNote, key: VerifierKey): Bytes[] {
  return signatures
    .filter((each) => each.name === key.name && equal(each.keyId, key.id))
    .map((each) => each.signature);
}
