import type { Customer } from './customers';

export type FieldName = keyof NonNullable<Customer['fields']>;

/** How a field of a customer is typed. */
type Kind = 'text' | 'list' | 'day' | 'idType';

export interface Field {
  code: FieldName;
  category: string;
  kind: Kind;
  required?: boolean;
  /** A change of it is decided by a second person: it says who somebody is, or how long data is kept. */
  secondPerson?: boolean;
}

/** The fields of a customer in the order in which people read them. */
export const FIELDS: Field[] = [
  { code: 'name', category: 'IDENTITY', kind: 'text', required: true, secondPerson: true },
  { code: 'idType', category: 'IDENTITY', kind: 'idType', required: true, secondPerson: true },
  { code: 'idNumber', category: 'IDENTITY', kind: 'text', required: true, secondPerson: true },
  { code: 'phone', category: 'CONTACT', kind: 'text' },
  { code: 'email', category: 'CONTACT', kind: 'text' },
  { code: 'address', category: 'CONTACT', kind: 'text' },
  { code: 'otherPhones', category: 'CONTACT', kind: 'list' },
  { code: 'marketingAddress', category: 'CONTACT', kind: 'text' },
  { code: 'accountNumbers', category: 'ACCOUNT', kind: 'list' },
  { code: 'lastTransactionOn', category: 'TRANSACTION', kind: 'day', secondPerson: true },
  { code: 'marketingPreferences', category: 'MARKETING', kind: 'list' },
  { code: 'serviceNotes', category: 'INTERACTION', kind: 'list' },
];

/** Fields whose values are words of the API, shown in the reader's language. */
export const SPOKEN = new Set<string>(['idType']);
