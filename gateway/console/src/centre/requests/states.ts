import type { PrivacyRequest } from '../../parts/privacyRequests';

export type State = PrivacyRequest['state'];

const AWAITING_CUSTOMER: State[] = ['SUBMITTED', 'VERIFYING', 'VERIFIED'];
const CANCELLABLE: State[] = [
  ...AWAITING_CUSTOMER,
  'CONFIRMED',
  'ASSESSED',
  'COOLING_OFF',
  'AWAITING_APPROVAL',
];
const DONE: State[] = ['COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];

/** Whether the next step is the customer's. */
export function awaitsCustomer(state: State): boolean {
  return AWAITING_CUSTOMER.includes(state);
}

/** Whether it can still be cancelled, which is until it is carried out. */
export function isCancellable(state: State): boolean {
  return CANCELLABLE.includes(state);
}

export function isDone(state: State): boolean {
  return DONE.includes(state);
}
