import { useState } from 'react';
import type { Session } from './session';

/** Whether a different person has signed in since this page was opened; never reset. */
export function useSomebodyElse(session: Session | undefined): boolean {
  const now = session?.signedIn ? session.person : undefined;
  const [first, setFirst] = useState(now);
  const [met, setMet] = useState(false);
  if (first === undefined && now !== undefined) {
    setFirst(now);
  }
  const other = first !== undefined && now !== undefined && now !== first;
  if (other && !met) {
    setMet(true); // here, not in an effect: the other's session is never rendered
  }
  return met || other;
}
