import type { Answered, Sent } from '../../api/client';

export type Hold = NonNullable<Answered<'/api/legal-holds', 'get'>['items']>[number];
export type HoldToPlace = Sent<'/api/legal-holds', 'post'>;

export const GROUNDS: HoldToPlace['ground'][] = [
  'AUTHORITY_ORDER',
  'CLAIM',
  'UNSETTLED_MATTER',
  'AML_INVESTIGATION',
];

export function isOpen(hold: Hold): boolean {
  return hold.closedAt == null;
}
