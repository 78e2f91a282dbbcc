import type { ListedRequest } from '../../parts/openRequests';

type State = ListedRequest['state'];

/** Filters for requests. */
export interface Wanted {
  state?: State;
  reference?: string;
}

export const ENDED: State[] = ['COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];

export const STATES: State[] = [
  'AWAITING_APPROVAL',
  'SUBMITTED',
  'VERIFYING',
  'VERIFIED',
  'CONFIRMED',
  'ASSESSED',
  'COOLING_OFF',
  'EXECUTING',
  ...ENDED,
];
