import { QueryClient } from '@tanstack/react-query';
import { Problem, Unreachable } from './problem';

const TRIES = 2;

/** Only what may pass by itself is tried again without being asked. */
export function mayPass(failures: number, error: Error): boolean {
  const passing = error instanceof Unreachable || (error instanceof Problem && error.passing);
  return passing && failures < TRIES;
}

/** Every read leaves an audit entry, so nothing is read again but by somebody's act. */
export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: mayPass,
        retryDelay: (failures) => 1000 * 2 ** failures,
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      // What was typed or came back from a write goes with the page.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}
