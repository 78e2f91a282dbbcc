/** What a 401 requires before the same request can be retried. */
export type Challenge = { kind: 'session' } | { kind: 'second-factor'; acr: string; maxAge: string };

/** Reads the challenge of RFC 9470; any other 401 means that nobody is signed in any longer. */
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

/** Resolves to whether the person has met the requirement. */
type Asking = (challenge: Challenge) => Promise<boolean>;

let asking: Asking = () => Promise.resolve(false);
let underWay: Promise<boolean> | undefined;

/** The one dialog that asks the person. */
export function askBy(dialog: Asking): void {
  asking = dialog;
}

/** Requests that fail together share one dialog. */
export function ask(challenge: Challenge): Promise<boolean> {
  underWay ??= asking(challenge).finally(() => {
    underWay = undefined;
  });
  return underWay;
}
