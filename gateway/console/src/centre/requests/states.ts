import type { PrivacyRequest } from '../../parts/privacyRequests';

export type State = PrivacyRequest['state'];

const WALKING: State[] = ['SUBMITTED', 'VERIFYING', 'VERIFIED'];
const CALLABLE: State[] = [...WALKING, 'CONFIRMED', 'ASSESSED', 'COOLING_OFF', 'AWAITING_APPROVAL'];
const DONE: State[] = ['COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];

/** Whether the customer has steps to go before the bank has any. */
export function isWalking(state: State): boolean {
  return WALKING.includes(state);
}

/** Whether it may still be called back: until it is carried out. */
export function isCallable(state: State): boolean {
  return CALLABLE.includes(state);
}

export function isDone(state: State): boolean {
  return DONE.includes(state);
}
