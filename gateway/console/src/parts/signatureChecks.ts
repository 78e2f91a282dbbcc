import type { Check } from './Checks';
import { useCheckWords } from './checkWords';
import { useMoments } from './moments';
import type { Cosigned, Verdict } from './proof/signatures';

/** The signers of a checkpoint, as far as this browser can determine. */
export interface Signatures {
  signed: Verdict;
  signer?: { name: string };
  witnesses: { name: string; said: Cosigned }[];
}

const SIGNED = {
  RIGHT: 'signedRight',
  WRONG: 'signedWrong',
  ABSENT: 'signedAbsent',
  UNABLE: 'signedUnable',
} as const;

const WITNESSED = {
  RIGHT: 'witnessRight',
  WRONG: 'witnessWrong',
  ABSENT: 'witnessAbsent',
  UNABLE: 'witnessUnable',
} as const;

const RESULTS: Record<Verdict, Check['result']> = {
  RIGHT: 'HOLDS',
  WRONG: 'FAILS',
  ABSENT: 'FAILS',
  UNABLE: 'OPEN',
};

/** The signatures of a checkpoint as checks in sentences. */
export function useSignatureChecks(): (found: Signatures) => Check[] {
  const say = useCheckWords();
  const { exact } = useMoments();
  return ({ signed, signer, witnesses }) => [
    { result: RESULTS[signed], text: say(SIGNED[signed], { name: signer?.name ?? '' }) },
    ...witnesses.map(({ name, said: { verdict, at = 0 } }) => ({
      // A missing cosignature may not be needed, since the policy requires only some of them.
      result: verdict === 'ABSENT' ? ('OPEN' as const) : RESULTS[verdict],
      text: say(WITNESSED[verdict], { name, at: exact(new Date(at * 1000).toISOString()) }),
    })),
  ];
}
