import { blocksOf, type PrivacyPolicy } from '../../parts/policies';
import type { Publication } from './Publishing';

/** An added or removed title or paragraph, or a changed order. */
export interface Change {
  wording: keyof Publication;
  kind: 'added' | 'dropped' | 'moved';
  words: string;
}

/** What a reader of the previous version must read; nothing that changes the text is left out. */
export function changesOf(base: PrivacyPolicy, written: Publication): Change[] {
  return (['chinese', 'english'] as const).flatMap((wording) => {
    const was = paragraphsOf(base[wording]);
    const is = paragraphsOf(written[wording]);
    const dropped = without(was, is);
    const added = without(is, was);
    const before = without(was, dropped);
    const moved = without(is, added).filter((words, at) => words !== before[at]);
    return [
      ...dropped.map((words) => ({ wording, kind: 'dropped' as const, words })),
      ...added.map((words) => ({ wording, kind: 'added' as const, words })),
      ...moved.map((words) => ({ wording, kind: 'moved' as const, words })),
    ];
  });
}

function paragraphsOf({ title, text }: { title: string; text: string }): string[] {
  return [
    title.trim(),
    ...blocksOf(text.trim()).map(({ heading, words }) => (heading ? `# ${words}` : words.trim())),
  ];
}

/** Items of one list that the other lacks, counting repetitions. */
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
