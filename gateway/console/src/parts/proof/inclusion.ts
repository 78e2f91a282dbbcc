import type { Answered } from '../../api/client';
import { equal, ofBase64 } from './bytes';
import { type Checkpoint, parseCheckpoint } from './checkpoint';
import { hashPath, leafHash, type Step } from './merkle';
import { parseNote, type SignedNote, type VerifierKey } from './note';
import type { TrustAnchors } from './policy';
import { type Cosigned, cosignedBy, signedBy, type Verdict } from './signatures';

export type Proof = Answered<'/api/audit/entries/{id}/proof', 'get'>;
export type Entry = Answered<'/api/audit/entries/{id}', 'get'>;

/** What this browser has verified itself. */
export interface Checked {
  /** The entry shown is the one in the log. */
  sameEntry: boolean;
  /** The entry's bytes have the hash at the start of the proof. */
  sameHash: boolean;
  /** The hashes of the proof lead to the root of the checkpoint. */
  included: boolean;
  /** A key of the log has signed the checkpoint. */
  signed: Verdict;
  signer?: VerifierKey;
  witnesses: { name: string; said: Cosigned }[];
  steps: Step[];
  checkpoint: Checkpoint;
}

/**
 * Checks a proof as a verifier does who trusts nothing but the keys.
 *
 * @throws TypeError if the proof is none
 */
export async function checkInclusion(entry: Entry, proof: Proof, anchors: TrustAnchors): Promise<Checked> {
  const note = parseNote(proof.checkpoint);
  const checkpoint = parseCheckpoint(note.text);
  const leaf = ofBase64(proof.leaf);
  const hash = await leafHash(leaf);
  const steps = await hashPath(hash, proof.leafIndex, checkpoint.size, proof.hashes.map(ofBase64));
  const root = steps?.at(-1)?.becomes ?? hash;
  const { verdict, signer } = await signatureOf(note, checkpoint, anchors.logs);
  return {
    sameEntry: isSameEntry(entry, JSON.parse(new TextDecoder().decode(leaf)), proof.leafIndex),
    sameHash: equal(hash, ofBase64(proof.leafHash)),
    included: steps !== undefined && proof.treeSize === checkpoint.size && equal(root, checkpoint.root),
    signed: verdict,
    ...(signer === undefined ? {} : { signer }),
    witnesses: await Promise.all(
      anchors.witnesses.map(async ({ name, key }) => ({ name, said: await cosignedBy(note, key) })),
    ),
    steps: steps ?? [],
    checkpoint,
  };
}

/** One valid signature by the log is enough, and an invalid one invalidates the note. */
export async function signatureOf(
  note: SignedNote,
  { origin }: Checkpoint,
  keys: VerifierKey[],
): Promise<{ verdict: Verdict; signer?: VerifierKey }> {
  let found: { verdict: Verdict; signer?: VerifierKey } = { verdict: 'ABSENT' };
  for (const signer of keys.filter((each) => each.name === origin)) {
    const verdict = await signedBy(note, signer);
    if (verdict === 'WRONG') {
      return { verdict, signer };
    }
    if (verdict !== 'ABSENT' && found.verdict !== 'RIGHT') {
      found = { verdict, signer };
    }
  }
  return found;
}

type Leaf = Record<string, unknown>;

/** Whether an entry from the API is the same as in the log. */
export function isSameEntry(entry: Entry, leaf: Leaf, index: number): boolean {
  const told: Leaf = {
    entryId: entry.id,
    service: entry.service,
    actorType: entry.actor.type,
    actorId: entry.actor.id,
    actorRoles: entry.actor.roles,
    acr: entry.actor.acr,
    actorBranch: entry.actor.branch,
    action: entry.action,
    resourceType: entry.resource.type,
    resourceId: entry.resource.id,
    customerId: entry.customerId,
    outcome: entry.outcome,
    reason: entry.reason,
    traceId: entry.traceId,
    details: entry.details.map(({ category, field }) => ({ category, field })),
  };
  const written = (value: unknown) => JSON.stringify(value ?? null);
  return (
    entry.index === index &&
    Date.parse(entry.at) === Date.parse(String(leaf.at)) &&
    Object.entries(told).every(
      ([name, value]) => written(value) === written(name === 'details' ? bare(leaf.details) : leaf[name]),
    )
  );
}

/** The leaf contains a commitment to each sealed value, with its name. */
function bare(details: unknown): unknown {
  return Array.isArray(details) ? details.map(({ category, field }) => ({ category, field })) : details;
}
