import { useTexts } from './texts';

/** Types of jobs and parts of their results that have words. */
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

/** The words for a name that a service uses; a name that is not listed above is shown unchanged. */
export function useNames(): (name: string) => string {
  const say = useTexts();
  return (name) => {
    const known = KNOWN.find((each) => each === name);
    return known === undefined ? name : say(known);
  };
}
