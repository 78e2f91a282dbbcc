import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-000000000001';
const LIST = 'GET /api/assignments';

const FIRST = assignment('1', 'E1101', '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z');
const SECOND = assignment('2', 'E1102', '2026-06-01T00:00:00Z', null);
const HELPER = { ...assignment('3', 'E1103', '2026-03-01T00:00:00Z', null), role: 'ASSISTANT' };

function assignment(id: string, managerId: string, from: string, to: string | null) {
  return { id, customerId: ID, role: 'PRIMARY', managerId, branch: 'BJ/CHAOYANG/001', from, to };
}

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('customer.read', 'assignment.list'))
    .on(`GET /api/customers/${ID}`, json({ id: ID, status: 'ACTIVE', fields: {} }, { ETag: '"1"' }));
});

describe('the ownership of a customer', () => {
  it('goes back from one beginning to the next, each assignment once, until nobody is found', async () => {
    const asked: (string | null)[] = [];
    const answer = (items: object[]) => () => json({ items });
    server.on(LIST, answer([SECOND, HELPER]), answer([FIRST, HELPER]), answer([FIRST]), answer([]));
    const original = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input), location.origin);
      if (url.pathname === '/api/assignments') {
        asked.push(url.searchParams.get('asOf'));
      }
      return original(input, init);
    };
    open(`/customers/${ID}/ownership`);
    await screen.findByText(/^Before that there was no owner/);
    const shown = screen.getAllByText(/^E110\d$/).map((each) => each.textContent);
    expect(shown).toEqual(['E1102', 'E1103', 'E1101']);
    expect(asked).toEqual([
      null,
      '2026-05-31T23:59:59.999Z',
      '2026-02-28T23:59:59.999Z',
      '2025-12-31T23:59:59.999Z',
    ]);
  });

  it('says that nobody looks after the customer', async () => {
    server.on(LIST, json({ items: [] }));
    open(`/customers/${ID}/ownership`);
    await screen.findByText(/^No owner at that time/);
  });

  it('keeps what was read when a step back fails', async () => {
    server.on(LIST, json({ items: [SECOND] }), problem(429, { title: 'Slow down' }));
    open(`/customers/${ID}/ownership`);
    await screen.findByText('Slow down');
    expect(screen.getByText('E1102')).toBeInTheDocument();
  });
});
