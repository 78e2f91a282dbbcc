import { queryOptions, useQuery } from '@tanstack/react-query';
import { csrfComesIn } from '../api/send';

/** What the gateway tells of who is signed in. */
export interface Session {
  signedIn: boolean;
  name?: string;
  employeeId?: string;
  branch?: string;
  roles?: string[];
  permissions?: string[];
  acr?: string;
  csrfCookie: string;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session> => {
    const answer = await fetch('/session');
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    const session: Session = await answer.json();
    csrfComesIn(session.csrfCookie);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in, to be compared only. */
export function personOf({ name, employeeId }: Session): string {
  return JSON.stringify([name, employeeId]);
}

const NOBODY: Session = { signedIn: false, csrfCookie: '' };

export function useSession(): Session {
  return useQuery(sessionQuery).data ?? NOBODY;
}

/** Whether the caller may do what the permission table calls this. Services ask again. */
export function useMay(): (permission: string) => boolean {
  const { permissions = [] } = useSession();
  return (permission) => permissions.includes(permission);
}
