import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { ofBase64 } from '../../parts/proof/bytes';
import { type Checkpoint, parseCheckpoint } from '../../parts/proof/checkpoint';
import { signatureOf } from '../../parts/proof/inclusion';
import { isConsistent } from '../../parts/proof/merkle';
import { parseNote, type SignedNote } from '../../parts/proof/note';
import type { TrustAnchors } from '../../parts/proof/policy';
import { cosignedBy, type Verdict } from '../../parts/proof/signatures';
import type { Signatures } from '../../parts/signatureChecks';
import { readTrustAnchors } from '../../parts/trustAnchors';

/** A checkpoint, and this browser's check of it. */
export interface CheckpointReport extends Signatures {
  text: string;
  checkpoint: Checkpoint;
}

export const checkpointQuery = queryOptions({
  queryKey: ['audit-checkpoint'],
  queryFn: async () => {
    const text = await body(api.GET('/api/audit/log/checkpoint', { parseAs: 'text' }));
    return look(text, await anchors());
  },
});

/** Without https there is no WebCrypto, and keys cannot even be read. */
async function anchors(): Promise<TrustAnchors> {
  return crypto.subtle === undefined ? { logs: [], witnesses: [] } : readTrustAnchors();
}

async function look(text: string, { logs, witnesses }: TrustAnchors): Promise<CheckpointReport> {
  const note = parseNote(text);
  const checkpoint = parseCheckpoint(note.text);
  const { verdict, signer } = await signature(note, checkpoint, logs);
  return {
    text,
    checkpoint,
    signed: verdict,
    ...(signer === undefined ? {} : { signer }),
    witnesses: await Promise.all(
      witnesses.map(async ({ name, key }) => ({ name, said: await cosignedBy(note, key) })),
    ),
  };
}

async function signature(note: SignedNote, checkpoint: Checkpoint, logs: TrustAnchors['logs']) {
  return crypto.subtle === undefined
    ? { verdict: 'UNABLE' as const, signer: undefined }
    : signatureOf(note, checkpoint, logs);
}

/** The result of checking whether the log extends an older checkpoint. */
export type Growth =
  | { result: 'NONE' | 'FORGED' | 'NEWER' }
  | { result: 'OTHER'; origin: string }
  | { result: 'HOLDS' | 'FAILS'; before: number; now: number; signed: Verdict };

/** Checks with the log's proof that the latest checkpoint extends an older one. */
export async function checkGrowth(older: string, newest: CheckpointReport): Promise<Growth> {
  let report: CheckpointReport;
  try {
    report = await look(older, await anchors());
  } catch (failure) {
    if (failure instanceof TypeError) {
      return { result: 'NONE' };
    }
    throw failure;
  }
  const { checkpoint: then, signed } = report;
  const { checkpoint: now } = newest;
  if (then.origin !== now.origin) {
    return { result: 'OTHER', origin: then.origin };
  }
  if (signed === 'WRONG' || signed === 'ABSENT') {
    return { result: 'FORGED' };
  }
  if (then.size > now.size) {
    return { result: 'NEWER' };
  }
  const query = { from: then.size, to: now.size };
  const hashes =
    then.size === now.size
      ? []
      : (await body(api.GET('/api/audit/log/consistency', { params: { query } }))).hashes;
  const grew = await isConsistent(then, now, hashes.map(ofBase64));
  return { result: grew ? 'HOLDS' : 'FAILS', before: then.size, now: now.size, signed };
}
