import { expect, it } from 'vitest';
import { type Calendar, todayOfTheBank, workingDaysTo } from './workingDays';

const YEAR_2026: Calendar = {
  year: 2026,
  status: 'PUBLISHED',
  stretches: [
    { from: '2026-10-01', to: '2026-10-07', kind: 'OFF', name: 'National Day' },
    { from: '2026-10-10', to: '2026-10-10', kind: 'WORK', name: 'in exchange' },
  ],
};

it.each([
  ['2026-11-26', '2026-11-26', 0],
  ['2026-11-27', '2026-11-26', 1],
  ['2026-11-30', '2026-11-26', 2], // over a weekend
  ['2026-10-12', '2026-09-30', 4], // over the holidays, and a Saturday that is worked
  ['2026-11-26', '2026-11-30', -2],
])('counts to %s from %s: %d', (day, today, count) => {
  expect(workingDaysTo(day, today, [YEAR_2026])).toBe(count);
});

it('guesses nothing of a year that nobody has published', () => {
  expect(workingDaysTo('2027-01-05', '2026-12-28', [YEAR_2026])).toBeUndefined();
  const missing: Calendar = { year: 2027, status: 'MISSING', stretches: [] };
  expect(workingDaysTo('2027-01-05', '2026-12-28', [YEAR_2026, missing])).toBeUndefined();
});

it("takes the bank's day for today", () => {
  expect(todayOfTheBank(new Date('2026-11-26T17:00:00Z'))).toBe('2026-11-27');
});
