import { queryOptions, useQuery } from '@tanstack/react-query';
import { SESSION } from '../api/queries';
import { bindPageTo, setCsrfCookie } from '../api/send';

/** The gateway's information about who is signed in. */
export interface Session {
  signedIn: boolean;
  /** Identifies the person; only for comparison. */
  person?: string;
  name?: string;
  employeeId?: string;
  branch?: string;
  /** Of a customer. */
  customerId?: string;
  roles?: string[];
  permissions?: string[];
  acr?: string;
  /** Support contacts entered by the bank. */
  support?: { kind: 'BRANCH' | 'HOTLINE' | 'ON_SITE'; phone?: string; email?: string; hours?: string }[];
  /** Whether the customers are fictitious. */
  practice?: boolean;
  csrfCookie: string;
}

export const sessionQuery = queryOptions({
  queryKey: SESSION,
  queryFn: async (): Promise<Session> => {
    const answer = await fetch('/session');
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    const session: Session = await answer.json();
    setCsrfCookie(session.csrfCookie);
    bindPageTo(session.person);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

const NOBODY: Session = { signedIn: false, csrfCookie: '' };

export function useSession(): Session {
  return useQuery(sessionQuery).data ?? NOBODY;
}

/** Whether the caller has this permission. Services check it again. */
export function useMay(): (permission: string) => boolean {
  const { permissions = [] } = useSession();
  return (permission) => permissions.includes(permission);
}
