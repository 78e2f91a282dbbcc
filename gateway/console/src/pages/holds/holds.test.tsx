import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { write } from '../../testing/type';

const CUSTOMER = '0198a5f0-0000-7000-8000-000000000001';
const LIST = 'GET /api/legal-holds';
const PLACE = 'POST /api/legal-holds';
const LIFT = 'POST /api/legal-holds/h1/closure';
const FOUND = { id: CUSTOMER, fields: { name: 'L* Ming' }, branch: 'BJ/CHAOYANG/001' };

const OPEN = {
  id: 'h1',
  customerId: CUSTOMER,
  categories: ['TRANSACTION'],
  ground: 'AUTHORITY_ORDER',
  reference: 'Order 17',
  citation: 'Civil Procedure Law article 103',
  textRead: 'secondary',
  createdBy: 'E9101',
  createdAt: '2026-03-01T08:30:00Z',
};
const CLOSED = { ...OPEN, id: 'h2', reference: null, closedBy: 'E9102', closedAt: '2026-04-01T08:30:00Z' };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('legal-hold.list', 'legal-hold.place', 'legal-hold.close', 'customer.search'))
    .on(LIST, json({ items: [OPEN, CLOSED] }))
    .on('POST /api/customers/search', json({ items: [FOUND] }))
    .on(`GET /api/customers/${CUSTOMER}`, json(FOUND, { ETag: '"1"' }));
});

describe('legal holds', () => {
  it('say what they rest on, and what is left of those that were lifted', async () => {
    open('/holds');
    await screen.findByText('Order 17');
    expect(screen.getAllByText(/the text itself was not read/)).toHaveLength(2);
    expect(screen.getByText('(destroyed when it was lifted)')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Lift' })).toHaveLength(1);
  });

  it('are lifted once somebody has read what follows', async () => {
    server.on(LIFT, json({ id: 'h1', tooLate: false }));
    open('/holds');
    await userEvent.click(await screen.findByRole('button', { name: 'Lift' }));
    await screen.findByText(/cannot be restored/);
    expect(server.arrivedAt(LIFT)).toHaveLength(0);
    const [, sure] = screen.getAllByRole('button', { name: 'Lift' });
    await userEvent.click(sure as HTMLElement);
    await waitFor(() => expect(server.arrivedAt(LIFT)).toHaveLength(1));
    await waitFor(() => expect(server.arrivedAt(LIST)).toHaveLength(2));
  });

  it('tell an auditor that there are some, not why, and offer no step', async () => {
    const { ground: _, reference: __, citation: ___, ...told } = OPEN;
    server.on('GET /session', session('legal-hold.list')).on(LIST, json({ items: [told] }));
    open('/holds');
    await screen.findByText('visible to compliance only');
    expect(screen.queryByRole('button', { name: 'Lift' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Place a hold' })).not.toBeInTheDocument();
  });
});

describe('placing a hold', () => {
  async function fillIn(ground: string) {
    open('/holds/new');
    await screen.findByLabelText('Find the customer');
    write('Find the customer', 'Ming');
    await userEvent.click(screen.getByRole('button', { name: 'Find' }));
    await userEvent.click(await screen.findByLabelText(/^L\* Ming/));
    await userEvent.click(screen.getByLabelText(ground));
    await userEvent.click(screen.getByLabelText('Transactions'));
    write('Order or claim number', 'Order 4');
    write('Article', 'Civil Code article 188');
  }

  async function place() {
    await userEvent.click(screen.getByRole('button', { name: 'Place a hold' }));
  }

  it('asks of a claim when it was known', async () => {
    server.on(PLACE, json({ id: 'h3', tooLate: false }, {}, 201));
    await fillIn('A claim that may be brought');
    await place();
    await screen.findByText('Required');
    expect(server.arrivedAt(PLACE)).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('When the creditor learned of it'), '2026-01-15');
    await userEvent.tab();
    await place();
    await screen.findByText('The hold is in force');
    expect(server.arrivedAt(PLACE)[0]?.body).toEqual({
      customerId: CUSTOMER,
      ground: 'CLAIM',
      claimKnownOn: '2026-01-15',
      categories: ['TRANSACTION'],
      reference: 'Order 4',
      citation: 'Civil Code article 188',
      textRead: 'secondary',
    });
  });

  it('puts faults at their fields, and says when it came too late', async () => {
    const errors = [{ field: 'categories', code: 'beyond-ground', message: 'is not what it can keep' }];
    server.on(PLACE, problem(400, { errors }), json({ id: 'h3', tooLate: true }, {}, 201));
    await fillIn('Order of an authority');
    await place();
    await screen.findByText('is not what it can keep');
    await place();
    await screen.findByText('The hold was placed too late');
  });
});
