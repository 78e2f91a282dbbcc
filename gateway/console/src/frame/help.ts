import type { Language } from './language';

/** A page's help in one language. */
export interface HelpText {
  /** What the page is for. */
  about: string;
  /** How to do the usual work, step by step. */
  steps: string[];
  /** Further rules, limits, and what cannot be undone. */
  notes: string[];
}

/** A page's help in all languages, in a chunk of its own that is loaded on demand. */
export type Help = Record<Language, HelpText>;
