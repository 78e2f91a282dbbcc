/** Where the sign-in begins. */
const ENTRY = '/oauth2/authorization/guanhu-console';

/** Where the window that signs in ends; it tells the others by this channel and closes. */
export const SIGNED_IN = '/signed-in';
export const CHANNEL = 'guanhu-signed-in';

/** The address that signs in and comes back to a page of ours. */
export function entry(language: string, back: string, challenge: Record<string, string> = {}): string {
  return `${ENTRY}?${new URLSearchParams({ ui_locales: language, return: back, ...challenge })}`;
}
