/** What a 401 asks for before the same request may be tried again. */
export type Challenge = { kind: 'session' } | { kind: 'second-factor'; acr: string; maxAge: string };

/** Reads the challenge of RFC 9470; every other 401 says that nobody is signed in any more. */
export function challengeOf(response: Response): Challenge {
  const header = response.headers.get('WWW-Authenticate') ?? '';
  if (!header.includes('insufficient_user_authentication')) {
    return { kind: 'session' };
  }
  return {
    kind: 'second-factor',
    acr: /acr_values="([^"]*)"/.exec(header)?.[1] ?? '2',
    maxAge: /max_age=(\d+)/.exec(header)?.[1] ?? '300',
  };
}

/** Answers whether the person has done what was asked for. */
type Asking = (challenge: Challenge) => Promise<boolean>;

let asking: Asking = () => Promise.resolve(false);
let underWay: Promise<boolean> | undefined;

/** The dialog that asks; there is one. */
export function askBy(dialog: Asking): void {
  asking = dialog;
}

/** Requests that fail together are answered by one dialog. */
export function ask(challenge: Challenge): Promise<boolean> {
  underWay ??= asking(challenge).finally(() => {
    underWay = undefined;
  });
  return underWay;
}
