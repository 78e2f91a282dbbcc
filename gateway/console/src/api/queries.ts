import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem, Unreachable } from './problem';

const TRIES = 2;

/** Who is signed in. */
export const SESSION = ['session'];

/** The names of customers in lists. */
export const NAMES = ['names'];

/** Retries automatically only what may be temporary. */
export function shouldRetry(failures: number, error: Error): boolean {
  const passing = error instanceof Unreachable || (error instanceof Problem && error.passing);
  return passing && failures < TRIES;
}

/** Every read leaves an audit entry, so nothing is read again unless a person does something. */
export function newQueries(): QueryClient {
  // The gateway knows it before this page does: the sign-in gate finds out who is signed in, and locks.
  const onError = (error: Error) => {
    if (error instanceof Problem && error.code === 'other-person') {
      void queries.invalidateQueries({ queryKey: SESSION });
    }
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({
      onError,
      // An operation may have changed names of customers, and who can reach whom.
      onSuccess: () => void queries.invalidateQueries({ queryKey: NAMES }),
    }),
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: (failures) => 1000 * 2 ** failures,
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      // Input and results of writes are dropped together with the page.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
  return queries;
}
