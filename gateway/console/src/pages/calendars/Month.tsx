import { theme } from 'antd';
import type { CSSProperties } from 'react';
import { type Draft, daysOf, kindOf } from './calendars';
import { useTexts } from './texts';

interface Props {
  year: number;
  month: number;
  stretches: Draft[];
  language: string;
}

/** A month, Monday first, as people in China and Europe read it. */
export function Month({ year, month, stretches, language }: Props) {
  const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' });
  const weeks = weeksOf(daysOf(year, month));
  return (
    <table className="numbers" style={{ borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed' }}>
      <caption style={{ textAlign: 'start', fontWeight: 600, paddingBottom: 4 }}>
        {names.format(new Date(Date.UTC(year, month, 1)))}
      </caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, at) => new Date(Date.UTC(2024, 0, at + 1))).map((monday) => (
            <th key={monday.toISOString()} scope="col" style={{ fontWeight: 400, opacity: 0.75 }}>
              {weekdays.format(monday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== '')}>
            {week.map((day, at) => (
              <Day key={day || `${week.find((each) => each !== '')} ${at}`} day={day} stretches={stretches} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, stretches }: { day: string; stretches: Draft[] }) {
  const say = useTexts();
  const { token } = theme.useToken();
  if (day === '') {
    return <td />;
  }
  const { kind, name } = kindOf(day, stretches);
  const styles: Record<typeof kind, CSSProperties> = {
    OFF: { background: token.colorErrorBg, fontWeight: 600 },
    WORK: { background: token.colorPrimaryBg, fontWeight: 600, textDecoration: 'underline' },
    WEEKEND: { color: token.colorTextSecondary },
    DAY: {},
  };
  const told = kind === 'OFF' || kind === 'WORK' ? [say(kind), name].filter(Boolean).join(' · ') : undefined;
  return (
    <td
      style={{ textAlign: 'center', padding: 3, borderRadius: 4, ...styles[kind] }}
      title={told}
      aria-label={told && `${Number(day.slice(8))} ${told}`}
    >
      {Number(day.slice(8))}
    </td>
  );
}

/** Rows of seven; days of other months are left empty. */
function weeksOf(days: string[]): string[][] {
  const before = (new Date(days[0] ?? '').getUTCDay() + 6) % 7;
  const cells = [...Array<string>(before).fill(''), ...days];
  cells.push(...Array<string>((7 - (cells.length % 7)) % 7).fill(''));
  return Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(7 * at, 7 * at + 7));
}
