/** The categories of personal data, in the order in which people read them. */
export const CATEGORIES = [
  'IDENTITY',
  'CONTACT',
  'ACCOUNT',
  'TRANSACTION',
  'CREDIT',
  'MARKETING',
  'INTERACTION',
] as const;

export type Category = (typeof CATEGORIES)[number];
