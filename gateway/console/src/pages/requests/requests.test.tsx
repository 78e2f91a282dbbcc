import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const LIST = 'GET /api/privacy-requests';

function listed(id: string, deadline: string, overdue = false) {
  return {
    id,
    reference: `R-${id}`,
    customerId: `customer-of-${id}`,
    state: 'AWAITING_APPROVAL',
    scope: ['CONTACT'],
    createdAt: '2026-11-02T08:00:00Z',
    deadline,
    overdue,
  };
}

let server: Server;

beforeEach(() => {
  vi.setSystemTime(new Date('2026-11-26T04:00:00Z'));
  server = new Server()
    .on('GET /session', session('privacy-request.list', 'privacy-request.read', 'working-calendar.read'))
    .on('GET /api/working-calendars/2026', json({ year: 2026, status: 'PUBLISHED', stretches: [] }))
    .on(
      LIST,
      json({ items: [listed('b', '2026-12-10'), listed('late', '2026-11-20', true)], next: 'cursor-2' }),
      json({ items: [listed('a', '2026-11-30')] }),
    );
  return () => vi.useRealTimers();
});

describe('the queue of privacy requests', () => {
  it('is read whole, and shows the most urgent first with the working days left', async () => {
    open('/requests');
    await screen.findByText('All 3 shown');
    const rows = screen.getAllByRole('row').slice(-3);
    expect(rows.map((row) => within(row).getByRole('link').getAttribute('href'))).toEqual([
      '/requests/late',
      '/requests/a',
      '/requests/b',
    ]);
    expect(within(rows[0] as HTMLElement).getByText('overdue')).toBeInTheDocument();
    await within(rows[1] as HTMLElement).findByText('2 working days');
    expect(within(rows[2] as HTMLElement).getByText('10 working days')).toBeInTheDocument();
  });

  it('counts nothing where the calendar of a year is missing', async () => {
    server
      .on(LIST, json({ items: [listed('a', '2026-11-30'), listed('c', '2027-01-05')] }))
      .on('GET /api/working-calendars/2027', json({ year: 2027, status: 'MISSING', stretches: [] }));
    open('/requests');
    await screen.findByText('2 working days');
    await vi.waitFor(() => expect(server.arrivedAt('GET /api/working-calendars/2027')).toHaveLength(1));
    expect(screen.getAllByText(/working days$/)).toHaveLength(1);
  });

  it('says that there is none, and why a list did not come', async () => {
    server.on(LIST, problem(429, { title: 'Slow down' }), json({ items: [] }));
    open('/requests');
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('No matching requests.');
  });

  it('finds a request by the number that the customer was given', async () => {
    open('/requests');
    await screen.findByText('All 3 shown');
    server.on(LIST, json({ items: [listed('found', '2026-12-01')] }));
    await userEvent.type(screen.getByLabelText('Reference'), '4E7A9-1BC3F{Enter}');
    await screen.findByText('Only this one');
    expect(screen.getByRole('link', { name: 'R-found' })).toHaveAttribute('href', '/requests/found');
  });

  it('is not for those who may not list requests', async () => {
    server.on('GET /session', session('customer.search'));
    open('/requests');
    await screen.findByText('Your role does not have access to this page');
    expect(server.arrivedAt(LIST)).toHaveLength(0);
  });
});
