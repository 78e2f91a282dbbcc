import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../pages';
import { open } from '../testing/open';
import { json, Server, session } from '../testing/server';
import type { HelpText } from './help';
import type { Language } from './language';
import { dictionary } from './words';

const NOTHING = { items: [] };

/** What a help text calls something on a page by, in quotation marks. */
function quoted({ about, steps, notes }: HelpText): string[] {
  const all = [about, ...steps, ...notes].join('\n');
  return [...all.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
}

function said(language: Language): Set<string> {
  const words = [...dictionary.values()].flatMap((each) => Object.values(each[language]));
  const titles = PAGES.map((page) => page.title?.[language] ?? '');
  const forms = words.flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each)));
  return new Set([...forms, ...titles].map((each) => String(each).toLowerCase()));
}

describe('the help of a page', async () => {
  const modules = import.meta.glob(['/src/**/texts.ts', '/src/**/*Words.ts', '/src/**/vocabulary.ts']);
  await Promise.all(Object.values(modules).map((load) => load()));

  it.each(PAGES.map((page) => [page.path, page]))('is there in both languages: %s', async (_, page) => {
    const { HELP } = await page.help();
    for (const language of ['zh-CN', 'en'] as const) {
      const text = HELP[language];
      const all = [text.about, ...text.steps, ...text.notes];
      expect(all.every((each) => each.trim() !== '')).toBe(true);
      expect(text.steps).not.toEqual([]);
      expect(quoted(text).filter((name) => !said(language).has(name.toLowerCase()))).toEqual([]);
    }
    expect(HELP.en.steps).toHaveLength(HELP['zh-CN'].steps.length);
    expect(HELP.en.notes).toHaveLength(HELP['zh-CN'].notes.length);
    expect(Object.values(HELP.en).flat().join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('opens beside the page and speaks of it', async () => {
    new Server()
      .on('GET /session', session('change.list-to-decide'))
      .on('GET /api/changes/to-decide', json(NOTHING));
    open('/changes');
    await userEvent.click(await screen.findByRole('button', { name: 'Help for this page' }));
    await screen.findByText(/You cannot decide on your own change/);
    expect(screen.getByText('No changes are waiting for your decision.')).toBeInTheDocument();
  });
});
