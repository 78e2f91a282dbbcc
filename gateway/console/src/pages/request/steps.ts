import type { PrivacyRequest } from '../../parts/privacyRequests';

type State = PrivacyRequest['state'];

const BEFORE_CONFIRMATION: State[] = ['SUBMITTED', 'VERIFYING', 'VERIFIED'];
const ENDED: State[] = ['COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];
const ORDERED: State[] = ['EXECUTING', 'COMPLETED', 'PARTIALLY_COMPLETED'];

export function hasEnded(state: State): boolean {
  return ENDED.includes(state);
}

/** What must still be shown before the customer's request counts. */
export function isUnconfirmed(state: State): boolean {
  return BEFORE_CONFIRMATION.includes(state);
}

/** Whether it is being or was carried out. */
export function isOrdered(state: State): boolean {
  return ORDERED.includes(state);
}

/** Until the erasure is ordered it can still be refused. */
export function isDecidable(state: State): boolean {
  return !hasEnded(state) && state !== 'EXECUTING';
}

/** Whether a person filed or handled a request, as far as it shows. The service knows all of them. */
export function hasHandled({ history, evidence }: PrivacyRequest, employeeId: string): boolean {
  return history.some((step) => step.actor === employeeId) || evidence?.takenBy === employeeId;
}

export function changedContact({ contactChanges }: PrivacyRequest, employeeId: string): boolean {
  return (contactChanges ?? []).some((change) => change.by.includes(employeeId));
}
