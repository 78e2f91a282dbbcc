const ENTRY = '/oauth2/authorization/guanhu-privacy-centre';

/** The path of all pages of the privacy centre. */
export const BASE = '/privacy';

/** Where a window that was opened to sign in ends. */
export const SIGNED_IN = '/signed-in';

/** The address for signing a customer in and returning to a page of the privacy centre. */
export function entry(language: string, back: string, challenge: Record<string, string> = {}): string {
  return `${ENTRY}?${new URLSearchParams({ ui_locales: language, return: back, ...challenge })}`;
}
