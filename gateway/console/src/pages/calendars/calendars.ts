import { queryOptions } from '@tanstack/react-query';
import { api, type Sent, tagged } from '../../api/client';

export type Publication = Sent<'/api/working-calendars/{year}', 'put'>;
export type Stretch = Publication['stretches'][number];

/** A stretch while it is being entered. */
export type Draft = Partial<Stretch>;

/** A year, with the ETag that publishing must send. */
export function yearQuery(year: number) {
  return queryOptions({
    queryKey: ['working-calendars', year],
    queryFn: () => tagged(api.GET('/api/working-calendars/{year}', { params: { path: { year } } })),
  });
}

/** The kind of day, from a stretch or from the ordinary week. */
export function kindOf(
  day: string,
  stretches: Draft[],
): { kind: 'OFF' | 'WORK' | 'WEEKEND' | 'DAY'; name?: string } {
  const stretch = stretches.find(
    ({ from, to }) => from !== undefined && to !== undefined && from <= day && day <= to,
  );
  if (stretch?.kind !== undefined) {
    return stretch.name === undefined ? { kind: stretch.kind } : { kind: stretch.kind, name: stretch.name };
  }
  const weekday = new Date(day).getUTCDay();
  return { kind: weekday === 0 || weekday === 6 ? 'WEEKEND' : 'DAY' };
}

/** The days of a month, as the API writes them. */
export function daysOf(year: number, month: number): string[] {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, month, at + 1)).toISOString().slice(0, 10),
  );
}

export function workingDaysOf(year: number, stretches: Draft[]): number {
  const days = Array.from({ length: 12 }, (_, month) => daysOf(year, month)).flat();
  return days.filter((day) => ['DAY', 'WORK'].includes(kindOf(day, stretches).kind)).length;
}
