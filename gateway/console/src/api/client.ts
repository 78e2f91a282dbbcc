import createClient from 'openapi-fetch';
import type { paths } from '#client';
import { send } from './send';

/** The API as in its document. Refusals are thrown, so a returned answer is always a success. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

interface Answer<T> {
  data?: T;
  response: Response;
}

/** The body of an answer. */
export async function body<T>(answer: Promise<Answer<T>>): Promise<NonNullable<T>> {
  return given((await answer).data);
}

/** What was read, with the ETag that a write must send. */
export interface Tagged<T> {
  value: T;
  etag: string;
}

export async function tagged<T>(answer: Promise<Answer<T>>): Promise<Tagged<NonNullable<T>>> {
  const { data, response } = await answer;
  return { value: given(data), etag: response.headers.get('ETag') ?? '' };
}

function given<T>(data: T | undefined): NonNullable<T> {
  if (data === undefined || data === null) {
    throw new TypeError('The answer has no body');
  }
  return data;
}

type Success<R> = R extends { 200: { content: infer C } }
  ? C[keyof C]
  : R extends { 201: { content: infer C } }
    ? C[keyof C]
    : R extends { 202: { content: infer C } }
      ? C[keyof C]
      : never;

/** The type of an operation's answer. */
export type Answered<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: infer R;
}
  ? Success<R>
  : never;

/** The type of an operation's request body. */
export type Sent<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;
