import { blocksOf, type PrivacyPolicy } from '../../parts/policies';
import type { Publication } from './Publishing';

/** A title or a paragraph that was not there before, or that is there no more. */
export interface Change {
  wording: keyof Publication;
  kind: 'added' | 'dropped';
  words: string;
}

/** What somebody who knows the version before has to read; the order of paragraphs alone is no change of words. */
export function changesOf(before: PrivacyPolicy, after: Publication): Change[] {
  return (['chinese', 'english'] as const).flatMap((wording) => {
    const was = paragraphsOf(before[wording]);
    const is = paragraphsOf(after[wording]);
    return [
      ...without(was, is).map((words) => ({ wording, kind: 'dropped' as const, words })),
      ...without(is, was).map((words) => ({ wording, kind: 'added' as const, words })),
    ];
  });
}

function paragraphsOf({ title, text }: { title: string; text: string }): string[] {
  return [title.trim(), ...blocksOf(text.trim()).map(({ words }) => words.trim())];
}

/** Those of the one list that the other does not have, as often as it does not. */
function without(one: string[], other: string[]): string[] {
  const left = [...other];
  return one.filter((words) => {
    const at = left.indexOf(words);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
}
