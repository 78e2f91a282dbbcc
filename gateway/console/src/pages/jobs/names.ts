import { useTexts } from './texts';

/** Types of jobs and the parts of their results, as far as there are words for them. */
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

/** The words for a service's own name; one that is too new to be known here is shown unchanged. */
export function useNames(): (name: string) => string {
  const say = useTexts();
  return (name) => {
    const known = KNOWN.find((each) => each === name);
    return known === undefined ? name : say(known);
  };
}
