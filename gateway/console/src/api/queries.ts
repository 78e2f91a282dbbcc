import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem, Unreachable } from './problem';

const TRIES = 2;

/** Who is signed in. */
export const SESSION = ['session'];

/** What lists call customers. */
export const NAMES = ['names'];

/** Only what may pass by itself is tried again without being asked. */
export function mayPass(failures: number, error: Error): boolean {
  const passing = error instanceof Unreachable || (error instanceof Problem && error.passing);
  return passing && failures < TRIES;
}

/** Every read leaves an audit entry, so nothing is read again but by somebody's act. */
export function newQueries(): QueryClient {
  // The gateway knows it before this page does: the door finds out who it is, and locks.
  const onError = (error: Error) => {
    if (error instanceof Problem && error.code === 'other-person') {
      void queries.invalidateQueries({ queryKey: SESSION });
    }
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({
      onError,
      // An act may have changed who is called what, and who reaches whom.
      onSuccess: () => void queries.invalidateQueries({ queryKey: NAMES }),
    }),
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
  return queries;
}
