import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';

export type PrivacyPolicy = Answered<'/api/privacy-policies/current', 'get'>;

/** A version of the bank's privacy policy. Versions never change, but the current one does. */
export function policyQuery(version: 'current' | number) {
  return queryOptions({
    queryKey: ['policy', version],
    queryFn: () =>
      version === 'current'
        ? body(api.GET('/api/privacy-policies/current'))
        : body(
            api.GET('/api/privacy-policies/{id}', {
              params: { path: { id: version } },
            }),
          ),
  });
}

/** All versions, newest first. */
export const versionsQuery = infiniteQueryOptions({
  queryKey: ['policies'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    body(
      api.GET('/api/privacy-policies', {
        params: { query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (last) => last.next ?? undefined,
});

/** A heading, or a paragraph with its original lines. */
export interface Block {
  /** The line where it begins. */
  at: number;
  heading: boolean;
  words: string;
}

/** Plain text in the service's format: a line that starts with a hash is a heading, an empty line ends a paragraph. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let goesOn = false;
  text.split('\n').forEach((line, at) => {
    const last = blocks.at(-1);
    if (line.startsWith('# ')) {
      blocks.push({ at, heading: true, words: line.slice(2).trim() });
      goesOn = false;
    } else if (line.trim() === '') {
      goesOn = false;
    } else if (goesOn && last !== undefined) {
      last.words += `\n${line}`;
    } else {
      blocks.push({ at, heading: false, words: line });
      goesOn = true;
    }
  });
  return blocks;
}
