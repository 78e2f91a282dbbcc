/** The address at which the sign-in begins. */
const ENTRY = '/oauth2/authorization/guanhu-console';

/** Where a sign-in window ends; it notifies the others and closes. */
export const SIGNED_IN = '/signed-in';

/** The channel on which the console's windows announce every sign-in. It contains nobody's name; the session does. */
export const CHANNEL = 'guanhu-signed-in';

/** A signed-in person has opened the console, or has just verified their identity in a separate window. */
export type SignInMessage = 'opened' | 'verified';

/** The address for signing in and returning to one of our pages. */
export function entry(language: string, back: string, challenge: Record<string, string> = {}): string {
  return `${ENTRY}?${new URLSearchParams({ ui_locales: language, return: back, ...challenge })}`;
}
