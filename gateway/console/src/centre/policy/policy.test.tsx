import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { blocksOf } from '../../parts/policies';
import { json, Server } from '../../testing/server';
import { customerSession, open, POLICY } from '../testing/open';

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', customerSession())
    .on('GET /api/privacy-policies/current', json(POLICY))
    .on('GET /api/privacy-policies', json({ items: [POLICY, { ...POLICY, id: 0, sample: true }] }));
});

it('shows the policy in force in the reader’s language, with version and digest', async () => {
  open('/policy');
  await screen.findByRole('heading', { level: 1, name: 'Privacy policy' });
  expect(screen.getByRole('heading', { name: 'What we handle' })).toBeInTheDocument();
  expect(screen.getByText('5feceb66')).toBeInTheDocument();
  expect(screen.queryByText(/This sample comes/)).toBeNull();
  expect(await screen.findByRole('link', { name: 'Sample', hidden: true })).toHaveAttribute(
    'href',
    '/privacy/policy/0',
  );
});

it('marks a sample as such, and names the version in force on an earlier one', async () => {
  server.on('GET /api/privacy-policies/0', json({ ...POLICY, id: 0, sample: true, publishedAt: null }));
  open('/policy/0');
  await screen.findByText(/This sample comes/);
  expect(await screen.findByRole('link', { name: 'See the current version' })).toHaveAttribute(
    'href',
    '/privacy/policy',
  );
});

it('takes text for text, whatever stands in it', () => {
  expect(blocksOf('# A\nb\nc\n\n<script>\n#d\n')).toEqual([
    { at: 0, heading: true, words: 'A' },
    { at: 1, heading: false, words: 'b\nc' },
    { at: 4, heading: false, words: '<script>\n#d' },
  ]);
});
