import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, sessionOf } from '../../testing/server';

const POOLS = 'GET /api/pools';
const MEMBERS = 'GET /api/pools/p1/customers';
const ASSIGN = 'POST /api/assignments';
const LEAD = { name: 'e1190', employeeId: 'E1190', branch: 'BJ/CHAOYANG', roles: ['team-lead'] };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on(
      'GET /session',
      sessionOf(LEAD, 'pool.list', 'pool.list-customers', 'assignment.assign', 'transfer.propose'),
    )
    .on(POOLS, json({ items: [{ id: 'p1', branch: 'BJ/CHAOYANG/001', customers: 7, unasked: 2 }] }))
    .on(
      MEMBERS,
      json({
        items: [
          { customerId: 'c1', since: '2026-11-20T08:00:00Z', requestedManager: 'E9', why: 'MANAGER_UNKNOWN' },
        ],
      }),
      json({ items: [] }),
    )
    .on(
      'GET /api/managers',
      json({
        items: [
          { employeeId: 'E1102', name: 'Li Na', branch: 'BJ/CHAOYANG/001', active: true },
          { employeeId: 'E2101', name: 'Wu Jun', branch: 'SH/PUDONG', active: true },
        ],
      }),
    )
    .on(ASSIGN, json({}, {}, 201));
});

async function openAssigning() {
  open('/pools/p1');
  await userEvent.click(await screen.findByRole('button', { name: 'Assign' }));
  await userEvent.click(await screen.findByRole('combobox', { name: 'Manager' }));
  return screen.findByTitle('Li Na · E1102 · BJ/CHAOYANG/001');
}

async function fillIn() {
  await userEvent.click(await openAssigning());
  await userEvent.click(screen.getByText('Workload'));
  await userEvent.click(screen.getAllByRole('button', { name: 'Assign' }).at(-1) as HTMLElement);
}

describe('the pools', () => {
  it('are listed with how many customers wait in each', async () => {
    open('/pools');
    expect(await screen.findByRole('link', { name: 'BJ/CHAOYANG/001' })).toHaveAttribute('href', '/pools/p1');
    expect(screen.getByText('7')).toBeInTheDocument();
  });

  it('say when there is none', async () => {
    server.on(POOLS, json({ items: [] }));
    open('/pools');
    await screen.findByText('No pools in your scope.');
  });
});

describe('the customers of a pool', () => {
  it('are shown with why nobody has them', async () => {
    open('/pools/p1');
    await screen.findByText('the manager is not in the directory');
    expect(screen.getByText('E9')).toBeInTheDocument();
  });

  it('are named where they are in reach, and stay ids where not', async () => {
    const since = '2026-11-20T08:00:00Z';
    server
      .on('GET /session', sessionOf(LEAD, 'pool.list-customers', 'customer.search', 'customer.read'))
      .on(MEMBERS, json({ items: ['c1', 'c2'].map((customerId) => ({ customerId, since })) }))
      .on('POST /api/customers/search', json({ items: [{ id: 'c1', fields: { name: '李*' } }] }));
    open('/pools/p1');
    expect(await screen.findByRole('link', { name: '李*' })).toHaveAttribute('href', '/customers/c1');
    expect(screen.getByText('c2').closest('a')).toBeNull();
    const [asked, ...more] = server.arrivedAt('POST /api/customers/search');
    expect(asked?.body).toEqual({ ids: ['c1', 'c2'] });
    expect(more).toEqual([]);
  });

  it('say that their names did not come, and ask for them once more', async () => {
    const since = '2026-11-20T08:00:00Z';
    server
      .on('GET /session', sessionOf(LEAD, 'pool.list-customers', 'customer.search', 'customer.read'))
      .on(MEMBERS, json({ items: ['c1', 'c2'].map((customerId) => ({ customerId, since })) }))
      .on(
        'POST /api/customers/search',
        problem(429, { title: 'Not now' }),
        json({ items: [{ id: 'c1', fields: { name: '李*', phone: '+86142****1234' } }] }),
      );
    open('/pools/p1');
    await screen.findByText('Not now');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: '李*' });
    expect(screen.getByText('+86142****1234')).toBeInTheDocument();
    expect(screen.queryByText('Not now')).not.toBeInTheDocument();
  });

  it('are given by a lead to managers of their own branches', async () => {
    await openAssigning();
    expect(screen.queryByText(/Wu Jun/)).not.toBeInTheDocument();
  });

  it('leave the pool when they are assigned', async () => {
    await fillIn();
    await screen.findByText('No customers in this pool.');
    const [sent] = server.arrivedAt(ASSIGN);
    expect(sent?.body).toEqual({
      customerId: 'c1',
      managerId: 'E1102',
      role: 'PRIMARY',
      reason: { code: 'WORKLOAD' },
    });
    expect(sent?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stay with a reason in words when the service refuses', async () => {
    server.on(ASSIGN, problem(409, { title: 'The customer has an owner', code: 'transfer-needed' }));
    await fillIn();
    await screen.findByText('The customer has an owner');
  });

  it('are only looked at by those who may not assign', async () => {
    server.on('GET /session', sessionOf(LEAD, 'pool.list', 'pool.list-customers'));
    open('/pools/p1');
    await screen.findByText('c1');
    expect(screen.queryByRole('button', { name: 'Assign' })).not.toBeInTheDocument();
  });
});
