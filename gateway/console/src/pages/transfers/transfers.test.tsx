import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session, sessionOf } from '../../testing/server';
import type { Transfer } from './TransferPage';

const READ = 'GET /api/transfers/t1';
const LEAD = { name: 'e1190', employeeId: 'E1190', branch: 'BJ/CHAOYANG', roles: ['team-lead'] };
const ALL = ['accept', 'approve', 'withdraw', 'refuse', 'read', 'list'].map((each) => `transfer.${each}`);
const A_MANAGERS = ALL.filter((each) => each !== 'transfer.approve');

const TRANSFER: Transfer = {
  id: 't1',
  state: 'PROPOSED',
  createdAt: '2026-11-25T08:00:00Z',
  proposer: 'E1105',
  toManager: 'E1101',
  toBranch: 'BJ/CHAOYANG/001',
  customers: [{ customerId: 'c1', fromManager: 'E1105', fromBranch: 'BJ/CHAOYANG/002' }],
  reason: { code: 'WORKLOAD', text: 'Too many' },
  approvals: [],
  awaiting: [],
};
const AGREED: Transfer = { ...TRANSFER, state: 'ACCEPTED', awaiting: ['BJ/CHAOYANG/001'] };

let server: Server;

beforeEach(() => {
  server = new Server().on('GET /session', session(...A_MANAGERS)).on(READ, json(TRANSFER));
});

function steps() {
  return screen.queryAllByRole('button').map((each) => each.textContent);
}

describe('a transfer', () => {
  it('is accepted by the receiver', async () => {
    server
      .on(READ, json(TRANSFER), json(AGREED))
      .on('POST /api/transfers/t1/acceptance', json({ id: 't1', state: 'ACCEPTED' }));
    open('/transfers/t1');
    await screen.findByText('Workload · Too many');
    await userEvent.click(screen.getByRole('button', { name: 'Accept' }));
    await screen.findByText('Waiting for approval');
    expect(steps()).not.toContain('Refuse');
    expect(steps()).not.toContain('Approve');
    const [accepted] = server.arrivedAt('POST /api/transfers/t1/acceptance');
    expect(accepted?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is declined by the receiver after a question', async () => {
    server.on('POST /api/transfers/t1/refusal', json({ id: 't1', state: 'DECLINED' }));
    open('/transfers/t1');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    expect(server.arrivedAt('POST /api/transfers/t1/refusal')).toHaveLength(0);
    await screen.findByText('Are you sure?');
    await userEvent.click(screen.getAllByRole('button', { name: 'Decline' }).at(-1) as HTMLElement);
    await screen.findByText('Done');
  });

  it('is withdrawn by the proposer only', async () => {
    server.on(READ, json({ ...TRANSFER, proposer: 'E1101', toManager: 'E1105' }));
    open('/transfers/t1');
    await screen.findByRole('button', { name: 'Withdraw' });
    expect(steps()).not.toContain('Accept');
    expect(steps()).not.toContain('Decline');
  });

  it('is approved or refused by a lead, the approval after the second factor', async () => {
    const challenge = {
      'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=300',
    };
    server
      .on('GET /session', sessionOf(LEAD, ...ALL))
      .on(READ, json(AGREED), json({ ...AGREED, state: 'COMPLETED', awaiting: [] }))
      .on(
        'POST /api/transfers/t1/approval',
        problem(401, {}, challenge),
        json({ id: 't1', state: 'COMPLETED' }),
      );
    vi.spyOn(window, 'open').mockReturnValue(window);
    open('/transfers/t1');
    await screen.findByRole('button', { name: 'Refuse' });
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Verify and continue' }));
    new BroadcastChannel('guanhu-signed-in').postMessage('verified');
    await screen.findByText('Completed');
    expect(steps()).not.toContain('Approve');
  });

  it('shows no approval to a manager of the same branch', async () => {
    server.on(READ, json({ ...AGREED, toManager: 'E1102' }));
    open('/transfers/t1');
    await screen.findByText('Branches yet to approve');
    expect(steps()).not.toContain('Approve');
    expect(steps()).not.toContain('Refuse');
  });

  it('says in words why a step is refused', async () => {
    const told = { title: 'Another person must decide', code: 'same-person' };
    server
      .on('GET /session', sessionOf(LEAD, ...ALL))
      .on(READ, json(AGREED))
      .on('POST /api/transfers/t1/approval', problem(403, told));
    open('/transfers/t1');
    await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));
    await screen.findByText('Another person must decide');
  });

  it('is read again when it has moved on', async () => {
    server
      .on(READ, json(TRANSFER), json({ ...TRANSFER, state: 'WITHDRAWN' }))
      .on(
        'POST /api/transfers/t1/acceptance',
        problem(409, { title: 'Not now', code: 'wrong-transfer-state' }),
      );
    open('/transfers/t1');
    await userEvent.click(await screen.findByRole('button', { name: 'Accept' }));
    await screen.findByText('Withdrawn');
    expect(steps()).not.toContain('Accept');
  });
});

describe('the open transfers', () => {
  it('lead to each, and to the book for those who may propose', async () => {
    server
      .on('GET /session', session(...A_MANAGERS, 'transfer.propose'))
      .on('GET /api/transfers', json({ items: [{ ...TRANSFER, customerCount: 3, reasonCode: 'WORKLOAD' }] }));
    open('/transfers');
    const link = await screen.findByRole('link', { name: 'E1105 → E1101' });
    expect(link).toHaveAttribute('href', '/transfers/t1');
    expect(screen.getAllByRole('cell').map((each) => each.textContent)).toEqual([
      'E1105 → E1101',
      '3',
      'Waiting for the receiver',
      'Workload',
      expect.stringContaining('2026'),
      'BJ/CHAOYANG/001',
    ]);
    expect(screen.getByRole('link', { name: 'Propose a transfer' })).toHaveAttribute('href', '/book');
  });

  it('say when there is none, and offer no proposal to others', async () => {
    server.on('GET /api/transfers', json({ items: [] }));
    open('/transfers');
    await screen.findByText('No open transfers.');
    expect(screen.queryByRole('link', { name: 'Propose a transfer' })).not.toBeInTheDocument();
  });
});
