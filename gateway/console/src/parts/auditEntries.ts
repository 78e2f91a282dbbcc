import type { Answered } from '../api/client';
import { useActionWords } from './actionWords';
import { useAuditWords } from './auditWords';
import { PERMISSIONS, usePermissionWords } from './permissionWords';

export type AuditEntry = Answered<'/api/audit/entries/{id}', 'get'>;

const OTHERS = [
  'assignment.read',
  'audit.detail-broken',
  'audit.erase-details',
  'audit.search-broken',
  'audit.verification-failed',
  'customer.change.approve',
  'customer.change.confirm',
  'customer.change.propose',
  'customer.change.read',
  'customer.change.reject',
  'customer.change.reveal',
  'customer.change.withdraw',
  'customer.close.correct',
  'customer.close.propose',
  'customer.consent.change',
  'customer.consent.read',
  'customer.erase',
  'customer.history.read',
  'customer.own-data.changes',
  'customer.own-data.read',
  'customer.pool-unasked',
  'customer.suspect-probing',
  'endpoint.call',
  'erasure.end-keys',
  'notification.get-stuck',
  'notification.give-up',
  'notification.send',
  'privacy-request.approve',
  'privacy-request.reject',
  'privacy-request.release',
  'registration-check.identify',
  'session.sign-in',
  'session.sign-out',
  'transfer.lapse',
] as const;
type Other = (typeof OTHERS)[number];

/** All actions that entries may contain. */
export const ACTIONS: string[] = [
  ...PERMISSIONS.filter((each) => !each.startsWith('internal.')),
  ...OTHERS,
].sort();

/** The words for an action; one that is too new to be known here is shown unchanged. */
export function useActions(): (action: string) => string {
  const permission = usePermissionWords();
  const other = useActionWords();
  return (action) => (OTHERS.includes(action as Other) ? other(action as Other) : permission(action));
}

/** Says in one sentence who did what. */
export function useSentence(): (entry: AuditEntry) => string {
  const say = useAuditWords();
  const meaning = useActions();
  return ({ actor, action, outcome }) => {
    const told = meaning(action);
    const values = {
      who: actor.type === 'CUSTOMER' ? say('customer') : actor.id || say('nobody'),
      what: told === action ? told : told.charAt(0).toLowerCase() + told.slice(1),
    };
    if (outcome === 'REFUSED') {
      return say('refused', values);
    }
    return say(actor.type === 'SERVICE' ? 'carriedOut' : 'allowed', values);
  };
}
