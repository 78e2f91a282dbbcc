import type { Language } from './language';

/** What a page's help says in one language. */
export interface HelpText {
  /** What the page is for. */
  about: string;
  /** How its usual work is done, step by step. */
  steps: string[];
  /** What to know beside that: rules, limits, what cannot be undone. */
  notes: string[];
}

/** A page's help in all languages; it comes in a chunk of its own, when somebody asks for it. */
export type Help = Record<Language, HelpText>;
