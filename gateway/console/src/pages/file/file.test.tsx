import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { choose } from '../../testing/choose';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { API, ID, REQUEST } from '../request/sample';

const CUSTOMER = REQUEST.customerId;
const FILE = 'POST /api/privacy-requests';
const SEARCH = 'POST /api/customers/search';
const FOUND = { id: CUSTOMER, fields: { name: 'L* Ming', idNumber: '110***02X' }, branch: 'BJ/CHAOYANG/001' };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('privacy-request.submit', 'privacy-request.read', 'customer.search'))
    .on(SEARCH, json({ items: [FOUND] }))
    .on(`GET /api/customers/${CUSTOMER}`, json(FOUND, { ETag: '"1"' }))
    .on(FILE, json({ id: ID, state: 'SUBMITTED', scope: [] }, {}, 201))
    .on(`GET ${API}`, json({ ...REQUEST, state: 'SUBMITTED', evidence: null }));
});

async function fillIn() {
  await userEvent.click(screen.getByText('counter'));
  expect(screen.getByText(/someone else must then confirm/)).toBeInTheDocument();
  await userEvent.click(screen.getByLabelText('Contact'));
  await userEvent.click(screen.getByLabelText('Marketing'));
  await choose(screen.getByLabelText('Reason'), /^Consent withdrawn/);
}

async function file() {
  await userEvent.click(screen.getByRole('button', { name: 'File the request' }));
}

describe('a request that staff file', () => {
  it('is for a customer whom they find, and goes on with what is still to do', async () => {
    open('/requests/new');
    await userEvent.type(await screen.findByLabelText('Find the customer'), 'Ming{Enter}');
    await userEvent.click(await screen.findByLabelText(/^L\* Ming · 110\*\*\*02X/));
    expect(server.arrivedAt(FILE)).toHaveLength(0);
    await fillIn();
    await file();
    await screen.findByText('Before confirmation');
    expect(window.location.pathname).toBe(`/requests/${ID}`);
    const [sent] = server.arrivedAt(FILE);
    expect(sent?.body).toEqual({
      type: 'ERASURE',
      customerId: CUSTOMER,
      channel: 'COUNTER',
      scope: ['CONTACT', 'MARKETING'],
      reason: { code: 'CONSENT_WITHDRAWN' },
    });
    expect(sent?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('knows the customer from whose page it comes, and says why it was refused', async () => {
    server.on(FILE, problem(409, { code: 'open-request-exists', title: 'There is an open request already' }));
    open(`/customers/${CUSTOMER}/requests/new`);
    await screen.findByText(/^L\* Ming/);
    await fillIn();
    await file();
    await screen.findByText('There is an open request already');
    expect(screen.getByLabelText('Contact')).toBeChecked();
  });

  it('is not sent without customer, channel, scope and reason', async () => {
    open('/requests/new');
    await screen.findByLabelText('Find the customer');
    await file();
    await waitFor(() => expect(screen.getAllByText('Required')).toHaveLength(4));
    expect(server.arrivedAt(FILE)).toHaveLength(0);
  });
});
