import type { Answered } from '../../api/client';

export type Rules = Answered<'/api/retention-rules', 'get'>;
export type Rule = Rules['rules'][number];

export const WHICH = {
  applied: isApplied,
  other: (rule: Rule) => !isApplied(rule),
  all: () => true,
};

/** Whether the bank applies it today. */
function isApplied(rule: Rule): boolean {
  return rule.inForce && rule.bindsBank;
}

const UNITS: Record<string, 'year' | 'month' | 'day'> = { Y: 'year', M: 'month', D: 'day' };

/** A period such as P10Y, as the language says it; nothing if it is none, or no time at all. */
export function periodIn(language: string, period: string): string | undefined {
  const parts = [...period.matchAll(/(\d+)([YMD])/g)].flatMap(([, count = '0', letter = 'D']) => {
    const unit = UNITS[letter];
    return unit === undefined || Number(count) === 0
      ? []
      : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count))];
  });
  return parts.length === 0 ? undefined : parts.join(' ');
}
