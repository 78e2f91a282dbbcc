/** The categories of personal data, in reading order. */
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
