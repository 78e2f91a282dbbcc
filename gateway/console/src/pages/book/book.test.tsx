import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { choose } from '../../testing/choose';
import { open } from '../../testing/open';
import { json, problem, Server, session, sessionOf } from '../../testing/server';

const SEARCH = 'POST /api/customers/search';
const BOOK = 'GET /api/assignments';
const MANAGERS = 'GET /api/managers';
const PROPOSE = 'POST /api/transfers';
const ASSIGN = 'POST /api/assignments';

const LEAD = { name: 'e1190', employeeId: 'E1190', branch: 'BJ/CHAOYANG', roles: ['team-lead'] };
const OPERATIONS = { name: 'e9001', employeeId: 'E9001', roles: ['operations'] };

function customer(id: string) {
  return {
    id,
    status: 'ACTIVE',
    branch: 'BJ/CHAOYANG/001',
    categories: {},
    fields: { name: `${id}*` },
    version: 1,
  };
}

function manager(employeeId: string, branch: string, active = true) {
  return { employeeId, name: `Name of ${employeeId}`, branch, active };
}

function assignment(customerId: string) {
  const from = '2026-03-01T00:00:00Z';
  return { id: `a-${customerId}`, customerId, role: 'PRIMARY', managerId: 'E1102', branch: 'BJ', from };
}

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('transfer.propose', 'transfer.read', 'customer.read'))
    .on(SEARCH, json({ items: [customer('A'), customer('B')] }))
    .on(BOOK, json({ items: [assignment('C')] }))
    .on(
      MANAGERS,
      json({ items: [manager('E1102', 'BJ/CHAOYANG/001'), manager('E1101', 'BJ/CHAOYANG/001')], next: 'n' }),
      json({ items: [manager('E2101', 'SH/PUDONG'), manager('E1103', 'BJ/CHAOYANG/002', false)] }),
    )
    .on(PROPOSE, json({ id: 't1', state: 'PROPOSED' }, {}, 201))
    .on(ASSIGN, json(assignment('C'), {}, 201))
    .on('GET /api/transfers/t1', problem(404));
});

async function chooseIn(label: string | RegExp, offered: RegExp) {
  await choose(await screen.findByRole('combobox', { name: label }), offered);
}

async function beginProposal() {
  open('/book');
  await screen.findByText('A*');
  await userEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement); // all of them
  await userEvent.click(screen.getByRole('button', { name: 'Propose a transfer (2)' }));
  await screen.findByText('2 customers are transferred.');
}

describe('my book', () => {
  it('shows whom I look after, masked', async () => {
    open('/book');
    expect(await screen.findByRole('link', { name: 'A*' })).toHaveAttribute('href', '/customers/A');
    expect(server.arrivedAt(SEARCH)[0]?.body).toEqual({ status: 'ACTIVE' });
    expect(screen.getByRole('button', { name: 'Propose a transfer' })).toBeDisabled();
  });

  it('says when there is nobody in it', async () => {
    server.on(SEARCH, json({ items: [] }));
    open('/book');
    await screen.findByText('No customers in this book.');
  });

  it('hands the chosen customers over to somebody of the whole directory', async () => {
    await beginProposal();
    await chooseIn(/Receiver|Manager/, /E2101/);
    await screen.findByText('2 customers go to Name of E2101 · SH/PUDONG.');
    await userEvent.click(screen.getByText('Workload'));
    const [, send] = screen.getAllByRole('button', { name: /^Propose a transfer/ });
    await userEvent.click(send as HTMLElement);
    await screen.findByText('The transfer is proposed');
    const [proposal] = server.arrivedAt(PROPOSE);
    expect(proposal?.body).toEqual({
      customerIds: ['A', 'B'],
      toManager: 'E2101',
      reason: { code: 'WORKLOAD' },
    });
    expect(proposal?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    await vi.waitFor(() => expect(window.location.pathname).toBe('/transfers/t1'));
  });

  it('offers neither oneself nor who has left', async () => {
    await beginProposal();
    await userEvent.click(await screen.findByRole('combobox', { name: /Receiver|Manager/ }));
    await screen.findByText('Name of E1102 · E1102 · BJ/CHAOYANG/001');
    expect(screen.queryByText(/Name of E1101/)).not.toBeInTheDocument();
    expect(screen.queryByText(/Name of E1103/)).not.toBeInTheDocument();
    expect(server.arrivedAt(MANAGERS)).toHaveLength(2); // each page once
  });

  it("shows the API's own words at the field, and keeps what was chosen", async () => {
    const errors = [{ field: 'reason.text', code: 'required', message: 'Say more' }];
    server.on(PROPOSE, problem(400, { title: 'Not valid', errors }));
    await beginProposal();
    await chooseIn(/Receiver|Manager/, /E2101/);
    await userEvent.click(screen.getByText('Other'));
    const [, send] = screen.getAllByRole('button', { name: /^Propose a transfer/ });
    await userEvent.click(send as HTMLElement);
    await screen.findByText('Say more');
    expect(screen.queryByText('Not valid')).not.toBeInTheDocument();
    expect(screen.getByText('2 customers go to Name of E2101 · SH/PUDONG.')).toBeInTheDocument();
  });
});

describe('the book of somebody else', () => {
  it('is for a lead one of their own branches', async () => {
    server.on(
      'GET /session',
      sessionOf(LEAD, 'transfer.propose', 'assignment.assign', 'customer.read', 'customer.search'),
    );
    server.on(SEARCH, json({ items: [customer('C')] }));
    open('/book');
    await screen.findByText('Choose a manager to see their customers.');
    await userEvent.click(screen.getByRole('combobox', { name: 'Manager' }));
    await screen.findByTitle('Name of E1103 · E1103 · BJ/CHAOYANG/002 · has left');
    expect(screen.queryByText(/SH\/PUDONG/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByTitle(/E1102/));
    await screen.findByRole('link', { name: 'C*' });
    expect(server.arrivedAt(SEARCH).at(-1)?.body).toEqual({ ids: ['C'] });
    expect(screen.queryByRole('button', { name: 'Assign' })).not.toBeInTheDocument();
  });

  it('lets operations give a customer to somebody else at once', async () => {
    server.on('GET /session', sessionOf(OPERATIONS, 'assignment.assign', 'customer.read'));
    open('/book');
    await screen.findByText('Name of E1102 · E1102 · BJ/CHAOYANG/001'); // remembered
    await userEvent.click(await screen.findByRole('button', { name: 'Assign' }));
    expect(screen.queryByRole('button', { name: /Propose/ })).not.toBeInTheDocument();
    await screen.findByText('Assign a customer');
    const [, receiver] = await screen.findAllByRole('combobox', { name: 'Manager' });
    await choose(receiver as HTMLElement, /E2101/);
    await userEvent.click(screen.getByText('Leave'));
    const buttons = screen.getAllByRole('button', { name: 'Assign' });
    await userEvent.click(buttons.at(-1) as HTMLElement);
    await screen.findByText('Assigned');
    expect(server.arrivedAt(ASSIGN)[0]?.body).toEqual({
      customerId: 'C',
      managerId: 'E2101',
      role: 'PRIMARY',
      reason: { code: 'LEAVE' },
    });
  });

  it('says why it does not come', async () => {
    server
      .on('GET /session', sessionOf(OPERATIONS, 'assignment.assign'))
      .on(BOOK, problem(404, { code: 'manager-not-found' }));
    open('/book');
    await screen.findByText('code manager-not-found');
  });
});
