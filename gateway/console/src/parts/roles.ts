/** The roles of people, from those closest to the customer; their names are in the vocabulary. */
export const PEOPLE = [
  'relationship-manager',
  'team-lead',
  'operations',
  'compliance-officer',
  'auditor',
  'administrator',
  'customer',
] as const;
