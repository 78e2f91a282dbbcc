import { useTranslation } from 'react-i18next';

/** Dates and numbers in the format of the reader's language. */
export function useMoments() {
  const { language } = useTranslation().i18n;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(language);
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    moment: (at: string | undefined | null) => (at ? moment.format(new Date(at)) : ''),
    /** With seconds. */
    exact: (at: string | undefined | null) => (at ? exact.format(new Date(at)) : ''),
    number: (count: number) => number.format(count),
    day: (on: string | undefined | null) => (on ? day.format(new Date(on)) : ''),
    since: (at: string | undefined | null) => (at ? sinceOf(at, ago) : ''),
  };
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function sinceOf(at: string, ago: Intl.RelativeTimeFormat): string {
  const passed = Date.parse(at) - Date.now();
  const [unit, length] = STEPS.find(([, each]) => Math.abs(passed) >= each) ?? ['minute', 60_000];
  return ago.format(Math.round(passed / length), unit);
}
