/** Where the sign-in begins. */
const ENTRY = '/oauth2/authorization/guanhu-console';

/** Where the window that signs in ends; it tells the others and closes. */
export const SIGNED_IN = '/signed-in';

/** By which the console's windows tell each other of every sign-in. Nobody's name is in it: the session tells that. */
export const CHANNEL = 'guanhu-signed-in';

/** Somebody signed in has opened the console, or has just verified who they are in a window for that. */
export type Told = 'opened' | 'verified';

/** The address that signs in and comes back to a page of ours. */
export function entry(language: string, back: string, challenge: Record<string, string> = {}): string {
  return `${ENTRY}?${new URLSearchParams({ ui_locales: language, return: back, ...challenge })}`;
}
