import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { write } from '../../testing/type';
import { changesOf } from './changes';

const CURRENT = 'GET /api/privacy-policies/current';
const PUBLISH = 'POST /api/privacy-policies';
const SECOND = {
  id: 2,
  sample: false,
  publishedAt: '2026-11-05T02:00:00Z',
  digest: 'a'.repeat(64),
  chinese: { title: '隐私政策', text: '# 范围\n本政策适用于客户。\n\n我们保护信息。' },
  english: { title: 'Privacy policy', text: '# Scope\nIt is for customers.\n\nWe protect data.' },
};
const THIRD = { ...SECOND, id: 3, english: { ...SECOND.english, title: 'Our policy' } };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('privacy-policy.publish'))
    .on(
      'GET /api/privacy-policies',
      json({ items: [SECOND, { ...SECOND, id: 0, sample: true, publishedAt: null }] }),
    )
    .on(CURRENT, json(SECOND))
    .on(PUBLISH, json({ ...SECOND, id: 3 }));
});

async function writes(text: string) {
  open('/policies/publish');
  await screen.findByLabelText('Text in English');
  write('Text in English', text);
  await userEvent.click(screen.getByRole('button', { name: 'Review changes' }));
}

describe('the privacy policy', () => {
  it('is shown in both languages, with every version that there was', async () => {
    open('/policies');
    await screen.findByRole('heading', { name: '范围' });
    expect(screen.getByRole('article', { name: 'Privacy policy' })).toHaveAttribute('lang', 'en');
    const rows = await screen.findAllByRole('row');
    expect(within(rows[1] as HTMLElement).getByText('in force')).toBeInTheDocument();
    expect(within(rows[2] as HTMLElement).getByText('Sample')).toBeInTheDocument();
  });

  it('shows what goes and what comes before it is published', async () => {
    await writes('# Scope\nIt is for customers.\n\nWe guard data.');
    const gone = await screen.findByText('We protect data.');
    expect(gone.closest('del')).not.toBeNull();
    expect(screen.getByText('Compared with version 2')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(window.location.pathname).toBe('/policies'));
    const sent = server.arrivedAt(PUBLISH)[0];
    expect(sent?.body).toEqual({
      chinese: SECOND.chinese,
      english: { title: 'Privacy policy', text: '# Scope\nIt is for customers.\n\nWe guard data.' },
      follows: 2,
    });
    expect(sent?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is not published where no word has changed', async () => {
    await writes('# Scope\nIt is for customers.\n\n\nWe protect data.\n');
    await screen.findByText(/^The text is the same/);
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
  });

  it('is looked at once more where somebody else was faster', async () => {
    server
      .on(CURRENT, json(SECOND), json(THIRD))
      .on(PUBLISH, problem(409, { code: 'policy-overtaken' }), json({ ...SECOND, id: 4 }));
    await writes('Other words.');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    await screen.findByText(/^Someone else published a version/);
    expect(screen.getByText('Compared with version 3')).toBeInTheDocument();
    expect(screen.getByText('Our policy').closest('del')).not.toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(server.arrivedAt(PUBLISH)).toHaveLength(2));
    expect(server.arrivedAt(PUBLISH).map((each) => (each.body as { follows: number }).follows)).toEqual([
      2, 3,
    ]);
  });

  it('lists what only moved, or became a heading', () => {
    const { chinese } = SECOND;
    const text = '# Scope\nWe protect data.\n\nIt is for customers.';
    const moved = changesOf(SECOND, { chinese, english: { ...SECOND.english, text } });
    expect(moved.map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      'moved: We protect data.',
      'moved: It is for customers.',
    ]);
    const heading = SECOND.english.text.replace('We', '# We');
    expect(changesOf(SECOND, { chinese, english: { ...SECOND.english, text: heading } })).toHaveLength(2);
  });

  it('keeps what was typed where the service refuses it, with its words at the field', async () => {
    const errors = [
      { field: 'english.text', code: 'malformed', message: 'has a character that no page shows' },
    ];
    server.on(PUBLISH, problem(400, { errors }));
    await writes('Other words.');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    await screen.findByText('has a character that no page shows');
    expect(screen.getByLabelText('Text in English')).toHaveValue('Other words.');
  });
});
