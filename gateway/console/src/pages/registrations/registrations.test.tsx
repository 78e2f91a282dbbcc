import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-000000000009';
const CUSTOMER = '0198a5f0-0000-7000-8000-000000000001';
const READ = `GET /api/registration-checks/${ID}`;
const DECIDE = `POST /api/registration-checks/${ID}/decision`;
const REVEAL = `POST /api/registration-checks/${ID}/reveal`;
const CHECK = {
  id: ID,
  state: 'OPEN',
  version: 1,
  branch: 'BJ/CHAOYANG/001',
  origin: 'STAFF',
  registeredBy: 'E1102',
  createdAt: '2026-11-20T08:00:00Z',
  expiresAt: '2026-12-04T08:00:00Z',
  verify: ['PERSON_PRESENT', 'ORIGINAL_DOCUMENT', 'OWN_WISH'],
};
const DETAIL = { check: CHECK, candidates: [CUSTOMER], fields: { name: 'L* Ming', idType: 'PASSPORT' } };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on(
      'GET /session',
      session(
        'registration-check.list',
        'registration-check.read',
        'registration-check.reveal',
        'registration-check.decide',
        'customer.read',
      ),
    )
    .on(READ, json(DETAIL, { ETag: '"1"' }));
});

async function decide(as: RegExp) {
  open(`/registrations/${ID}`);
  await userEvent.click(await screen.findByLabelText(as));
  await userEvent.click(screen.getByRole('button', { name: 'Decide' }));
}

describe('a registration that waits for a check', () => {
  it('says what to make sure of, whom it may be, and shows the values in clear for a purpose', async () => {
    server.on(REVEAL, json({ fields: { name: 'Li Ming', idType: 'PASSPORT' } }));
    open(`/registrations/${ID}`);
    await screen.findByText('L* Ming');
    expect(screen.getByText('The person wishes to be a customer')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See customer 1' })).toHaveAttribute(
      'href',
      `/customers/${CUSTOMER}`,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Reveal values' }));
    await screen.findByText('Li Ming');
    expect(server.arrivedAt(REVEAL)[0]?.body).toEqual({ purpose: 'VERIFY_IDENTITY' });
  });

  it('is decided as it was read, and leads to the customer then', async () => {
    const admitted = { ...DETAIL, check: { ...CHECK, state: 'ADMITTED', reason: 'PERSON_CONFIRMED' } };
    server.on(READ, json(DETAIL, { ETag: '"1"' }), json(admitted, { ETag: '"2"' })).on(DECIDE, json(CHECK));
    await decide(/^All is in order/);
    expect(await screen.findByRole('link', { name: 'See the customer' })).toHaveAttribute(
      'href',
      `/customers/${ID}`,
    );
    expect(server.arrivedAt(DECIDE)[0]?.body).toEqual({ reason: 'PERSON_CONFIRMED' });
    expect(server.arrivedAt(DECIDE)[0]?.headers.get('If-Match')).toBe('"1"');
  });

  it('wants to know which customer it is', async () => {
    await decide(/^The person is a customer/);
    await screen.findByText('Required');
    expect(server.arrivedAt(DECIDE)).toHaveLength(0);
  });

  it('is read again where somebody else was faster, and says why a decision was refused', async () => {
    server.on(DECIDE, problem(412, { code: 'stale-version' }), problem(409, { title: 'A customer has it' }));
    await decide(/^All is in order/);
    await waitFor(() => expect(server.arrivedAt(READ)).toHaveLength(2));
    await userEvent.click(screen.getByRole('button', { name: 'Decide' }));
    await screen.findByText('A customer has it');
  });

  it('is not for the person who registered', async () => {
    const own = { ...DETAIL, check: { ...CHECK, registeredBy: 'E1101' } };
    server.on(READ, json(own, { ETag: '"1"' }));
    open(`/registrations/${ID}`);
    await screen.findByText('You sent this registration, so someone else must decide.');
    expect(screen.queryByRole('button', { name: 'Decide' })).not.toBeInTheDocument();
  });

  it('is listed while it is open', async () => {
    server.on('GET /api/registration-checks', json({ items: [CHECK] }));
    open('/registrations');
    await screen.findByText('E1102');
    expect(screen.getByText('Only this one')).toBeInTheDocument();
  });
});
