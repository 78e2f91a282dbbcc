import { useTexts } from './texts';

/** Kinds of jobs, and what their results are made of, as far as there are words for them. */
const KNOWN = [
  'audit-verification',
  'search-token-rotation',
  'ok',
  'size',
  'witnessedSize',
  'firstBadIndex',
  'flaw',
  'entryId',
  'detail',
  'version',
] as const;

/** Says a name of a service's own; one that is too new to be known here as it is. */
export function useNames(): (name: string) => string {
  const say = useTexts();
  return (name) => {
    const known = KNOWN.find((each) => each === name);
    return known === undefined ? name : say(known);
  };
}
