import i18next from 'i18next';
import { ask, challengeOf } from './challenge';
import { Problem, Unreachable } from './problem';

/** A little longer than the gateway itself waits for a service. */
const PATIENCE = 40_000;

let csrfCookie = '';

let person: string | undefined;

/** The person this page was made for: the first one signed in while it is open, and nobody after. */
export function bindPageTo(who: string | undefined): void {
  person ??= who;
}

/** The name depends on how the gateway is reached; the session states it. */
export function setCsrfCookie(cookie: string): void {
  csrfCookie = cookie;
}

export function csrfToken(): string {
  const all = document.cookie.split('; ');
  return all.find((each) => each.startsWith(`${csrfCookie}=`))?.slice(csrfCookie.length + 1) ?? '';
}

/**
 * Sends a request of the API. If a second factor or a new sign-in is asked for, the person is asked, and the very
 * same request goes out again: nothing that was typed is lost.
 *
 * @throws Problem if the server refuses, Unreachable if no answer comes
 */
export async function send(request: Request): Promise<Response> {
  const again = request.clone();
  let response = await reach(request);
  if (response.status === 401 && (await ask(challengeOf(response)))) {
    response = await reach(again);
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

async function reach(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('Accept-Language', i18next.language);
  if (person !== undefined) {
    headers.set('Guanhu-Person', person);
  }
  if (request.method !== 'GET') {
    headers.set('X-XSRF-TOKEN', csrfToken());
  }
  const limit = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(new Request(request, { headers, signal: AbortSignal.any([request.signal, limit]) }));
  } catch (failure) {
    if (request.signal.aborted) {
      throw failure; // the caller no longer wants it
    }
    throw new Unreachable(failure);
  }
}
