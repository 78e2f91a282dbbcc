import type { PrivacyRequest } from '../../parts/privacyRequests';

export type State = PrivacyRequest['state'];

const WALKING: State[] = ['SUBMITTED', 'VERIFYING', 'VERIFIED'];
const CALLABLE: State[] = [...WALKING, 'CONFIRMED', 'ASSESSED', 'COOLING_OFF', 'AWAITING_APPROVAL'];
const DONE: State[] = ['COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];

/** Whether the next step is the customer's. */
export function isWalking(state: State): boolean {
  return WALKING.includes(state);
}

/** Whether it can still be cancelled, which is until it is carried out. */
export function isCallable(state: State): boolean {
  return CALLABLE.includes(state);
}

export function isDone(state: State): boolean {
  return DONE.includes(state);
}
