import { type Bytes, equal, joined, sha256 } from './bytes';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry (RFC 6962, section 2.1). */
export function leafHash(entry: Bytes): Promise<Bytes> {
  return sha256(joined(LEAF, entry));
}

export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(joined(NODE, left, right));
}

/** One step from the leaf to the root: the sibling and its side. */
export interface Step {
  sibling: Bytes;
  onTheLeft: boolean;
  becomes: Bytes;
}

/** The path from a leaf to the root; undefined if the proof does not match index and size. */
export async function hashPath(
  leaf: Bytes,
  index: number,
  size: number,
  proof: Bytes[],
): Promise<Step[] | undefined> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    return undefined;
  }
  const steps: Step[] = [];
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) {
      return undefined;
    }
    const onTheLeft = isOdd(position) || position === last;
    hash = onTheLeft ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    steps.push({ sibling, onTheLeft, becomes: hash });
    if (onTheLeft) {
      while (!isOdd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 ? steps : undefined;
}

/** Whether the proof leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
export async function isIncluded(
  leaf: Bytes,
  index: number,
  size: number,
  proof: Bytes[],
  root: Bytes,
): Promise<boolean> {
  const steps = await hashPath(leaf, index, size, proof);
  return steps !== undefined && equal(steps.at(-1)?.becomes ?? leaf, root);
}

/** Whether the newer tree extends the older one (RFC 9162, section 2.1.4.2). */
export async function isConsistent(
  older: { size: number; root: Bytes },
  newer: { size: number; root: Bytes },
  proof: Bytes[],
): Promise<boolean> {
  if (older.size === newer.size) {
    return proof.length === 0 && equal(older.root, newer.root);
  }
  if (older.size < 1 || older.size > newer.size) {
    return false; // an empty log proves nothing of what came later
  }
  const whole = isPowerOfTwo(older.size);
  const [first, ...rest] = whole ? [older.root, ...proof] : proof;
  if (first === undefined) {
    return false;
  }
  let position = older.size - 1;
  let last = newer.size - 1;
  while (isOdd(position)) {
    position = half(position);
    last = half(last);
  }
  let left = first;
  let right = first;
  for (const sibling of rest) {
    if (last === 0) {
      return false;
    }
    if (isOdd(position) || position === last) {
      left = await nodeHash(sibling, left);
      right = await nodeHash(sibling, right);
      while (!isOdd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      right = await nodeHash(right, sibling);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && equal(left, older.root) && equal(right, newer.root);
}

/** Log sizes exceed the range of bit operations. */
function half(number: number): number {
  return Math.floor(number / 2);
}

function isOdd(number: number): boolean {
  return number % 2 === 1;
}

function isPowerOfTwo(number: number): boolean {
  let rest = number;
  while (rest > 1 && !isOdd(rest)) {
    rest = half(rest);
  }
  return rest === 1;
}
