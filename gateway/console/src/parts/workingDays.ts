import { useQueries } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';
import { useMay } from '../frame/session';

export type Calendar = Answered<'/api/working-calendars/{year}', 'get'>;

/** Deadlines are days in the bank's time zone, wherever the reader is. */
const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;

/** The working days after today up to a day and with it; below 0 for those since. Nothing where a year is missing. */
export function workingDaysTo(day: string, today: string, calendars: Calendar[]): number | undefined {
  const [from, to] = today <= day ? [today, day] : [day, today];
  let count = 0;
  for (let at = Date.parse(from) + DAY; at <= Date.parse(to); at += DAY) {
    const each = new Date(at).toISOString().slice(0, 10);
    const calendar = calendars.find((one) => one.year === Number(each.slice(0, 4)));
    if (calendar === undefined || calendar.status === 'MISSING') {
      return undefined; // a guess would be worse than nothing
    }
    count += isWorking(each, calendar) ? 1 : 0;
  }
  return today <= day ? count : -count;
}

function isWorking(day: string, calendar: Calendar): boolean {
  const stretch = calendar.stretches.find((each) => each.from <= day && day <= each.to);
  const weekday = new Date(day).getUTCDay();
  return stretch === undefined ? weekday !== 0 && weekday !== 6 : stretch.kind === 'WORK';
}

export function todayOfTheBank(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' }).format(now);
}

/** Counts working days from today, by the calendars of the years in question. */
export function useWorkingDays(
  days: (string | undefined)[],
): (day: string | undefined) => number | undefined {
  const may = useMay();
  const today = todayOfTheBank();
  const named = days.filter((each) => each !== undefined);
  const years = named.length === 0 ? [] : yearsOf([today, ...named]);
  const calendars = useQueries({
    queries: years.map((year) => ({
      queryKey: ['working-calendar', year],
      queryFn: () => body(api.GET('/api/working-calendars/{year}', { params: { path: { year } } })),
      enabled: may('working-calendar.read'),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  }).flatMap((each) => each.data ?? []);
  return (day) => (day === undefined ? undefined : workingDaysTo(day, today, calendars));
}

function yearsOf(days: string[]): number[] {
  const all = days.map((each) => Number(each.slice(0, 4)));
  const first = Math.min(...all);
  return Array.from({ length: Math.max(...all) - first + 1 }, (_, at) => first + at);
}
