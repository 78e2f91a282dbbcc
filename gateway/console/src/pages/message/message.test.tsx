import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetAll } from '../../parts/remembered';
import { choose } from '../../testing/choose';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-0000000000c1';
const LIST = 'GET /api/notifications';
const READ = `GET /api/notifications/${ID}`;
const RETRY = `POST /api/notifications/${ID}/retry`;
const SETTLE = `POST /api/notifications/${ID}/settlement`;

const STUCK = {
  id: ID,
  customerId: '0198a5f0-0000-7000-8000-000000000001',
  template: 'erasure-completed',
  channel: 'SMS',
  state: 'STUCK',
  destination: '138****0001',
  attempts: 3,
  failure: 'provider-refused',
  legal: true,
  open: true,
  ageSeconds: 600,
  parts: { of: 2, accepted: 2, delivered: 1, failed: 1 },
  createdAt: '2026-11-25T08:00:00Z',
  at: '2026-11-25T09:00:00Z',
};

let server: Server;

beforeEach(() => {
  forgetAll();
  server = new Server()
    .on(
      'GET /session',
      session('notification.search', 'notification.read', 'notification.retry', 'notification.settle'),
    )
    .on(LIST, json({ items: [STUCK] }))
    .on(READ, json(STUCK));
});

describe('the list of messages', () => {
  it('is narrowed, leads to a message, and is found as it was', async () => {
    open('/messages');
    await screen.findByText('Only this one');
    await choose(screen.getByLabelText('State'), /^Stuck$/);
    await screen.findByText('Only this one');
    await userEvent.click(screen.getByRole('link', { name: 'Request for deletion completed' }));
    await screen.findByText('This legal notice needs attention');
    await userEvent.click(screen.getByRole('link', { name: /Back to the messages/ }));
    await screen.findByText('Only this one');
    expect(screen.getByTitle('Stuck')).toBeInTheDocument();
    expect(server.arrivedAt(LIST)).toHaveLength(2);
  });

  it('shows at the field that an id is none', async () => {
    const errors = [{ field: 'customerId', code: 'uuid', message: 'An id looks like 0198a5f0-…' }];
    server.on(LIST, problem(400, { title: 'Not valid', errors }));
    open('/messages');
    expect((await screen.findAllByText(/An id looks like/)).length).toBeGreaterThan(0);
  });
});

describe('a message', () => {
  it('tells how it went', async () => {
    open(`/messages/${ID}`);
    await screen.findByText('Requested');
    expect(screen.getByText('Tried 3 times')).toBeInTheDocument();
    expect(screen.getAllByText('2 in all: 2 accepted, 1 delivered, 1 failed')).toHaveLength(2);
    expect(screen.getByText('Stuck')).toBeInTheDocument();
  });

  it('is sent again as one act, however often it is tried', async () => {
    server.on(RETRY, problem(503, { title: 'Busy' }), json({ id: ID, state: 'QUEUED' }));
    open(`/messages/${ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Send again now' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('Queued for sending');
    const keys = server.arrivedAt(RETRY).map((each) => each.headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBeTruthy();
  });

  it('is settled with how the customer heard', async () => {
    server.on(SETTLE, json({ id: ID, state: 'SETTLED' }));
    open(`/messages/${ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Record the outcome' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText('by phone'));
    const settlement = { reason: 'DELIVERED_BY_PHONE', by: 'E9001' };
    server.on(READ, json({ ...STUCK, open: false, state: 'SETTLED', settlement }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Record the outcome' }));
    await screen.findByText('Settled by E9001: by phone');
    expect(server.arrivedAt(SETTLE)[0]?.body).toEqual({ reason: 'DELIVERED_BY_PHONE' });
    expect(screen.queryByRole('button', { name: 'Send again now' })).not.toBeInTheDocument();
  });

  it('is read again where it has moved on meanwhile', async () => {
    server.on(RETRY, problem(409, { title: 'Not open', code: 'notification-not-open' }));
    open(`/messages/${ID}`);
    const button = await screen.findByRole('button', { name: 'Send again now' });
    server.on(READ, json({ ...STUCK, open: false, state: 'DELIVERED' }));
    await userEvent.click(button);
    await screen.findByText('Delivered');
  });
});
