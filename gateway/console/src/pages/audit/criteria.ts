import type { paths } from '#client';

type Query = NonNullable<paths['/api/audit/entries']['get']['parameters']['query']>;

/** Search criteria for entries. */
export type Criteria = Omit<Query, 'limit' | 'cursor'>;

export const SERVICES = [
  'customer-service',
  'ownership-service',
  'privacy-service',
  'audit-service',
  'notification-service',
  'gateway',
];

/** The input as criteria for the API: empty fields are left out, and the reader's local times become instants. */
export function criteriaOf(typed: Criteria): Criteria {
  const given: [string, string][] = Object.entries(typed)
    .map(([name, value]): [string, string] => [name, (value ?? '').trim()])
    .filter(([, value]) => value !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [name, TIMES.has(name) ? new Date(value).toISOString() : value]),
  );
}

const TIMES = new Set(['from', 'to']);

/** The criteria as entered. */
export function typedOf(criteria: Criteria): Criteria {
  const { from, to } = criteria;
  return {
    ...criteria,
    ...(from === undefined ? {} : { from: localOf(from) }),
    ...(to === undefined ? {} : { to: localOf(to) }),
  };
}

/** In the format of a date and time input: the reader's local time, to the minute. */
function localOf(moment: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
