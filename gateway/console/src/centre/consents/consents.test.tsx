import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { json, problem, Server } from '../../testing/server';
import { CUSTOMER, customerSession, open } from '../testing/open';

const BASE = `/api/customers/${CUSTOMER}/consents`;
const SMS = `${BASE}/MARKETING_SMS`;

let server: Server;

beforeEach(() => {
  server = new Server().on('GET /session', customerSession());
  for (const purpose of ['MARKETING_SMS', 'MARKETING_EMAIL', 'MARKETING_CALL', 'PROFILING']) {
    server.on(`GET ${BASE}/${purpose}`, json({ purpose, granted: false }, { ETag: '"0"' }));
  }
});

it('gives a consent, naming what was read, and shows what is on record then', async () => {
  const at = '2026-11-20T08:00:00Z';
  server.on(
    `PUT ${SMS}`,
    json({ purpose: 'MARKETING_SMS', granted: true, changedAt: at, by: 'CUSTOMER' }, { ETag: '"1"' }),
  );
  open('/consents');
  const sms = await screen.findByRole('switch', { name: 'Marketing by SMS' });
  expect(sms).not.toBeChecked();
  await userEvent.click(sms);
  await screen.findByText(/Changed by you on Nov 20, 2026/);
  expect(sms).toBeChecked();
  const [sent] = server.arrivedAt(`PUT ${SMS}`);
  expect(sent?.headers.get('If-Match')).toBe('"0"');
  expect(sent?.body).toEqual({ granted: true });
  expect(screen.getAllByRole('switch', { checked: false })).toHaveLength(3);
});

it('leaves the switch as it is on record when that was changed elsewhere meanwhile', async () => {
  server
    .on(
      `GET ${SMS}`,
      json({ purpose: 'MARKETING_SMS', granted: false }, { ETag: '"0"' }),
      json({ purpose: 'MARKETING_SMS', granted: true, changedAt: '2026-11-20T08:00:00Z', by: 'STAFF' }),
    )
    .on(`PUT ${SMS}`, problem(412, { code: 'changed-meanwhile' }));
  open('/consents');
  await userEvent.click(await screen.findByRole('switch', { name: 'Marketing by SMS' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('changed elsewhere');
  await screen.findByText(/Recorded for you by staff/);
  expect(screen.getByRole('switch', { name: 'Marketing by SMS' })).toBeChecked();
});
