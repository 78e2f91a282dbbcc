import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';

export type PrivacyPolicy = Answered<'/api/privacy-policies/current', 'get'>;

/** A version of the bank's privacy policy; it never changes, but which is the current one does. */
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

/** Every version that there ever was, the newest first. */
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

/** A heading, or a paragraph with the lines that it was written in. */
export interface Block {
  /** The line that it begins at. */
  at: number;
  heading: boolean;
  words: string;
}

/** Plain text, as the service has it: a line that begins with a hash is a heading, an empty line ends a paragraph. */
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
