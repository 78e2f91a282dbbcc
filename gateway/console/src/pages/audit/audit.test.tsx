import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetAll } from '../../parts/remembered';
import { choose } from '../../testing/choose';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const SEARCH = 'GET /api/audit/entries';

function entry(id: string, more: object = {}) {
  return {
    index: 7,
    id,
    at: '2026-11-25T08:00:00Z',
    service: 'customer-service',
    actor: { type: 'STAFF', id: 'E1101', roles: ['relationship-manager'] },
    action: 'customer.read',
    resource: { type: 'customer', id: 'c-1' },
    outcome: 'ALLOWED',
    details: [],
    ...more,
  };
}

let server: Server;
let asked: URLSearchParams[];

beforeEach(() => {
  forgetAll();
  asked = [];
  server = new Server().on('GET /session', session('audit.search', 'audit.read', 'list.download'));
  const answer = fetch;
  vi.stubGlobal('fetch', (input: Request | string) => {
    const address = new URL(typeof input === 'string' ? input : input.url, location.origin);
    if (address.pathname === '/api/audit/entries') {
      asked.push(address.searchParams);
    }
    return answer(input);
  });
});

describe('the search of the audit log', () => {
  it('asks by what was typed, goes on with more, and finds it all on return', async () => {
    server.on(SEARCH, json({ items: [entry('a')], next: 'cursor-2' }), json({ items: [entry('b')] }));
    open('/audit');
    await userEvent.type(await screen.findByLabelText('Who acted'), 'E1101');
    await choose(screen.getByLabelText('Outcome'), /allowed/);
    await userEvent.type(screen.getByLabelText('From'), '2026-11-25T08:00');
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await screen.findByText('E1101 was allowed to see a customer with masked values');
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      actor: 'E1101',
      outcome: 'ALLOWED',
      from: new Date('2026-11-25T08:00').toISOString(),
    });
    expect(window.location.search).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await screen.findByText('All 2 shown');
    expect(asked[1]?.get('cursor')).toBe('cursor-2');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('E1101');

    await userEvent.click(screen.getByRole('link', { name: 'Home' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Audit log' }));
    await screen.findByText('All 2 shown');
    expect(screen.getByLabelText('Who acted')).toHaveValue('E1101');
    expect(screen.getByLabelText('From')).toHaveValue('2026-11-25T08:00');
    expect(asked).toHaveLength(2);
  });

  it('says who was refused what, and what services do on their own', async () => {
    const refused = {
      outcome: 'REFUSED',
      reason: 'forbidden',
      actor: { type: 'CUSTOMER', id: 'c-9', roles: [] },
    };
    const own = { action: 'audit.erase-details', actor: { type: 'SERVICE', id: 'audit-service', roles: [] } };
    const newer = { action: 'loan.grant' };
    server.on(SEARCH, json({ items: [entry('a', refused), entry('b', own), entry('c', newer)] }));
    open('/audit');
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await screen.findByText('The customer was not allowed to see a customer with masked values');
    expect(
      screen.getByText('audit-service did this automatically: erase sealed details of entries'),
    ).toBeInTheDocument();
    expect(screen.getByText('E1101 was allowed to loan.grant')).toBeInTheDocument();
  });

  it('shows the message of the API at the field', async () => {
    const errors = [
      { field: 'resource', code: 'not-a-resource', message: 'Write a type, a colon and an id' },
    ];
    server.on(SEARCH, problem(400, { title: 'Not valid', errors }));
    open('/audit');
    const field = await screen.findByLabelText('Resource');
    await userEvent.type(field, 'nonsense{Enter}');
    await screen.findAllByText(/Write a type, a colon and an id/);
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field).toHaveValue('nonsense');
  });
});
