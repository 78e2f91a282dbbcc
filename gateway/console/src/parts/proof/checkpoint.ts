import { type Bytes, ofBase64 } from './bytes';

/** What a log commits to (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The permanent name of the log. */
  origin: string;
  size: number;
  root: Bytes;
}

const DECIMAL = /^(0|[1-9]\d{0,15})$/;
const HASH_LENGTH = 32;

/** @throws TypeError if the text is none; extension lines are allowed and skipped */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.replace(/\n$/, '').split('\n');
  const [origin = '', size = '', root = ''] = lines;
  const checkpoint = { origin, size: Number(size), root: ofBase64(root) };
  const formed = lines.length >= 3 && !lines.includes('') && DECIMAL.test(size);
  if (!formed || !Number.isSafeInteger(checkpoint.size) || checkpoint.root.length !== HASH_LENGTH) {
    throw new TypeError('Not a checkpoint');
  }
  return checkpoint;
}
