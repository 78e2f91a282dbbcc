import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { json, problem, Server } from '../../testing/server';
import { CUSTOMER, customerSession, open } from '../testing/open';

const HELD = {
  id: CUSTOMER,
  version: 1,
  status: 'ACTIVE',
  branch: 'SH/PUDONG/001',
  fields: { name: '<img onerror=alert(1)>', phone: '138****0001' },
  categories: { IDENTITY: 'HELD', CONTACT: 'HELD', TRANSACTION: 'RESTRICTED', CREDIT: 'NONE' },
};

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', customerSession())
    .on(`GET /api/customers/${CUSTOMER}`, json(HELD, { ETag: '"1"' }));
});

it('shows what is held, masked, and names what the law keeps', async () => {
  open('/');
  expect(await screen.findByText('138****0001')).toHaveTextContent('masked');
  expect(screen.getByText('<img onerror=alert(1)>')).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Transactions' })).toHaveTextContent('Restricted');
  expect(screen.queryByRole('region', { name: 'Credit' })).toBeNull();
});

it('asks for the second factor before it shows values, and hides them when asked', async () => {
  server.on(
    `GET /api/customers/${CUSTOMER}/own-data`,
    problem(
      401,
      {},
      {
        'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=300',
      },
    ),
    json({ ...HELD, consents: [], fields: { ...HELD.fields, phone: '13800000001' } }),
  );
  open('/');
  await userEvent.click(await screen.findByRole('button', { name: 'Reveal values' }));
  await screen.findByRole('heading', { name: 'Please verify again' });
  new BroadcastChannel('guanhu-signed-in').postMessage('verified');
  await screen.findByText('13800000001');
  await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByText('13800000001')).toBeNull();
  expect(screen.getByText('138****0001')).toBeInTheDocument();
});

it('says why values are not shown when the second factor is refused', async () => {
  server.on(
    `GET /api/customers/${CUSTOMER}/own-data`,
    problem(
      401,
      { title: 'A second factor is needed', code: 'insufficient-user-authentication', traceId: 'abc' },
      { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=300' },
    ),
  );
  open('/');
  await userEvent.click(await screen.findByRole('button', { name: 'Reveal values' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('A second factor is needed');
  expect(server.arrivedAt(`GET /api/customers/${CUSTOMER}/own-data`)).toHaveLength(1);
});
