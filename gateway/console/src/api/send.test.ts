import { describe, expect, it, vi } from 'vitest';
import { json, problem, Server } from '../testing/server';
import { ask, askBy, challengeOf } from './challenge';
import { api, body } from './client';
import { Problem, Unreachable } from './problem';
import { shouldRetry } from './queries';
import { setCsrfCookie } from './send';

const CHALLENGE = {
  'WWW-Authenticate':
    'Bearer error="insufficient_user_authentication", error_description="…", acr_values="2", max_age=300',
};
const ID = '0198a5f0-0000-7000-8000-000000000001';
const OPERATION = `POST /api/customers/${ID}/reveal`;

function reveal() {
  return body(
    api.POST('/api/customers/{id}/reveal', {
      params: { path: { id: ID } },
      body: { fields: ['phone'], purpose: 'CALL_CUSTOMER' },
    }),
  );
}

describe('sending', () => {
  it('sends the language, and the CSRF token with a write', async () => {
    const server = new Server().on(OPERATION, json({ fields: {} }));
    setCsrfCookie('guanhu-csrf');
    // biome-ignore lint/suspicious/noDocumentCookie: as the gateway sets it
    document.cookie = 'guanhu-csrf=a-token';
    await reveal();
    const [request] = server.arrivedAt(OPERATION);
    expect(request?.headers.get('X-XSRF-TOKEN')).toBe('a-token');
    expect(request?.headers.get('Accept-Language')).toBe('en');
  });

  it('sends the very same request again after the second factor', async () => {
    const server = new Server().on(OPERATION, problem(401, {}, CHALLENGE), json({ fields: { phone: '1' } }));
    const asked = vi.fn(() => Promise.resolve(true));
    askBy(asked);
    expect(await reveal()).toEqual({ fields: { phone: '1' } });
    expect(asked).toHaveBeenCalledExactlyOnceWith({ kind: 'second-factor', acr: '2', maxAge: '300' });
    const [first, second] = server.arrivedAt(OPERATION);
    expect(second?.body).toEqual(first?.body);
    expect(second?.body).toEqual({ fields: ['phone'], purpose: 'CALL_CUSTOMER' });
  });

  it('gives up when the person does', async () => {
    new Server().on(OPERATION, problem(401, { code: 'session-ended' }));
    askBy(() => Promise.resolve(false));
    await expect(reveal()).rejects.toMatchObject({ status: 401, code: 'session-ended' });
  });

  it('asks once for requests that fail together', async () => {
    const asked = vi.fn(() => Promise.resolve(true));
    askBy(asked);
    await Promise.all([ask({ kind: 'session' }), ask({ kind: 'session' })]);
    expect(asked).toHaveBeenCalledOnce();
    await ask({ kind: 'session' });
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('takes every other 401 for the end of the session', () => {
    expect(challengeOf(problem(401))).toEqual({ kind: 'session' });
  });

  it('keeps what a problem tells', async () => {
    const errors = [{ field: 'patch.phone', code: 'phone-letters', message: 'Digits only' }];
    new Server().on(
      OPERATION,
      problem(429, { title: 'Slow down', code: 'too-many', traceId: 't1', errors }, { 'Retry-After': '7' }),
    );
    const failure = await reveal().catch((each: unknown) => each);
    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({
      status: 429,
      message: 'Slow down',
      code: 'too-many',
      traceId: 't1',
      retryAfter: 7,
      errors,
    });
  });

  it('tells a cut network from a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    await expect(reveal()).rejects.toBeInstanceOf(Unreachable);
  });

  it('retries automatically only after temporary failures', () => {
    expect(shouldRetry(0, new Unreachable('cut'))).toBe(true);
    expect(shouldRetry(1, new Problem(503))).toBe(true);
    expect(shouldRetry(2, new Problem(503))).toBe(false);
    expect(shouldRetry(0, new Problem(403))).toBe(false);
    expect(shouldRetry(0, new Problem(429, {}, 5))).toBe(false);
  });
});
