import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const SEARCH = 'POST /api/customers/search';

function found(...names: string[]) {
  return names.map((name) => ({
    id: `id-of-${name}`,
    status: 'ACTIVE',
    branch: 'BJ',
    fields: { name },
    owner: null,
  }));
}

async function searchBy(label: RegExp, text: string) {
  open('/customers');
  await userEvent.type(await screen.findByLabelText(label, undefined, { timeout: 10_000 }), `${text}{Enter}`);
}

describe('finding customers', () => {
  it('sends what was typed in the body, never in an address, and goes on with more', async () => {
    const server = new Server()
      .on('GET /session', session('customer.search', 'customer.read'))
      .on(SEARCH, json({ items: found('A*'), next: 'cursor-2' }), json({ items: found('B*') }));
    await searchBy(/^Name/, 'Wang');
    await screen.findByRole('link', { name: 'A*' });
    expect(server.arrivedAt(SEARCH)[0]?.body).toEqual({ name: 'Wang' });
    expect(window.location.href).not.toContain('Wang');
    expect(screen.getByText('1 shown')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await screen.findByRole('link', { name: 'B*' });
    expect(screen.getByText('All 2 shown')).toBeInTheDocument();
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('Wang');
  });

  it('shows at the field what is wrong with it', async () => {
    const errors = [{ field: 'phone', code: 'phone-letters', message: 'A phone number has no letters' }];
    new Server()
      .on('GET /session', session('customer.search'))
      .on(SEARCH, problem(400, { title: 'Not valid', errors }));
    await searchBy(/^Phone/, '139O');
    const field = await screen.findByLabelText(/^Phone/);
    await screen.findAllByText(/A phone number has no letters/);
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field).toHaveValue('139O');
  });
});
