import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, Server, sessionOf } from '../../testing/server';

const OFFICER = { name: 'e9101', employeeId: 'E9101', branch: 'HQ', roles: ['compliance-officer'] };

const ROWS = [
  {
    name: 'customer.reveal',
    meaning: 'See values of a customer in clear',
    grants: [
      { role: 'relationship-manager', relation: 'OWN' },
      { role: 'compliance-officer', relation: 'ALL' },
    ],
    services: [],
    secondFactor: true,
  },
  {
    name: 'internal.erasure-ledger',
    meaning: 'Follow the erasure ledger',
    grants: [],
    services: ['any'],
    secondFactor: false,
  },
];

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', sessionOf(OFFICER, 'permission.list', 'list.download'))
    .on('GET /api/permissions', json({ items: ROWS }));
});

function row(text: string): HTMLElement {
  return screen.getByText(text).closest('tr') as HTMLElement;
}

it('shows who may do what, on whose records, and what is for services', async () => {
  open('/permissions');
  await screen.findByText('customer.reveal');
  const cells = within(row('customer.reveal')).getAllByRole('cell');
  expect(cells.map((each) => each.textContent)).toEqual([
    'See values of a customer in clear customer.reveal',
    'their own',
    '',
    '',
    'all',
    '',
    '',
    '',
    '',
    '',
    'from the last five minutes',
  ]);
  expect(within(row('internal.erasure-ledger')).getByText('all services')).toBeInTheDocument();
});

it('finds by words and by role, and says if there is nothing', async () => {
  open('/permissions');
  const text = await screen.findByRole('searchbox', { name: 'Find by name or meaning' });
  await userEvent.type(text, 'Ledger');
  expect(screen.queryByText('customer.reveal')).not.toBeInTheDocument();
  expect(screen.getByText('1 permission')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
  await userEvent.click(await screen.findByTitle('relationship manager'));
  expect(screen.getByText('No permission matches.')).toBeInTheDocument();
  await userEvent.clear(text);
  expect(screen.getByText('customer.reveal')).toBeInTheDocument();
  expect(screen.queryByText('internal.erasure-ledger')).not.toBeInTheDocument();
});

it('is saved as a file only after the log has it', async () => {
  server.on('POST /api/list-downloads', json({}));
  open('/permissions');
  await screen.findByText('customer.reveal');
  await userEvent.click(screen.getByRole('button', { name: /CSV/ }));
  await screen.findByText(/saved/i);
  expect(server.arrivedAt('POST /api/list-downloads')[0]?.body).toEqual({ list: 'PERMISSIONS', rows: 2 });
});
