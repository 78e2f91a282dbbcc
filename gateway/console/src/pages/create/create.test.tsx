import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { choose } from '../../testing/choose';
import { open } from '../../testing/open';
import { json, problem, Server, session, sessionOf } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-000000000001';
const CREATE = 'POST /api/customers';
const BRANCHES = [
  { id: '1', branch: 'BJ/CHAOYANG/001', name: '朝阳支行', nameEn: 'Chaoyang Branch', state: 'OPEN' },
  { id: '2', branch: 'SH/PUDONG/001', name: '浦东支行', nameEn: 'Pudong Branch', state: 'OPEN' },
];
const MANAGERS = [
  { employeeId: 'E1101', name: 'Li', branch: 'BJ/CHAOYANG/001', active: true },
  { employeeId: 'E2101', name: 'Wang', branch: 'SH/PUDONG/001', active: true },
  { employeeId: 'E2102', name: 'Zhao', branch: 'SH/PUDONG/001', active: false },
];
const OPERATIONS = { name: 'e9001', employeeId: 'E9001', branch: 'HQ', roles: ['operations'] };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('customer.create', 'customer.read'))
    .on('GET /api/branches', json({ items: BRANCHES }))
    .on('GET /api/managers', json({ items: MANAGERS }))
    .on(CREATE, json({ id: ID, version: 1 }, { ETag: '"1"' }, 201));
});

async function fillIn(name: string, idNumber: string) {
  open('/customers/new');
  await userEvent.type(await screen.findByLabelText('Name'), name);
  await userEvent.type(screen.getByLabelText('ID number'), idNumber);
}

async function register() {
  await userEvent.click(screen.getByRole('button', { name: 'Register the customer' }));
}

describe('a new customer', () => {
  it('comes with what was filled in, to the manager who registers', async () => {
    await fillIn('Li Ming', '11010519491231002X');
    await userEvent.type(screen.getByLabelText(/^Other phones/), '13900000001{Enter}');
    await register();
    await screen.findByText('The customer is registered');
    expect(screen.getByRole('link', { name: 'See the customer' })).toHaveAttribute(
      'href',
      `/customers/${ID}`,
    );
    const [sent] = server.arrivedAt(CREATE);
    expect(sent?.body).toEqual({
      name: 'Li Ming',
      idType: 'RESIDENT_ID',
      idNumber: '11010519491231002X',
      otherPhones: ['13900000001'],
    });
    expect(sent?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('needs a name and a document before anything is sent', async () => {
    open('/customers/new');
    await screen.findByLabelText('Name');
    await register();
    await waitFor(() => expect(screen.getAllByText('Required')).toHaveLength(2));
    expect(server.arrivedAt(CREATE)).toHaveLength(0);
  });

  it('is placed by operations, with a manager of that branch who is there', async () => {
    server.on('GET /session', sessionOf(OPERATIONS, 'customer.create', 'customer.read'));
    await fillIn('Li Ming', '11010519491231002X');
    await choose(screen.getByLabelText('Branch'), /^Pudong Branch/);
    await userEvent.click(await screen.findByLabelText(/^Manager/));
    expect(screen.queryByTitle(/^Li/)).not.toBeInTheDocument();
    expect(screen.queryByTitle(/^Zhao/)).not.toBeInTheDocument();
    await userEvent.click(await screen.findByTitle(/^Wang/));
    await choose(screen.getByLabelText('Branch'), /^Chaoyang Branch/);
    await register();
    await screen.findByText('The customer is registered');
    const sent = server.arrivedAt(CREATE)[0]?.body;
    expect(sent).toMatchObject({ branch: 'BJ/CHAOYANG/001' });
    expect(sent).not.toHaveProperty('requestedManager');
  });

  it("shows the API's own words at the fields, keeps what was typed, and sends the corrected form again", async () => {
    const errors = [
      { field: 'idNumber', code: 'resident-id-checksum', message: 'has a wrong check character' },
      { field: 'otherPhones[0]', code: 'phone-letters', message: 'holds a letter' },
    ];
    server.on(CREATE, problem(400, { code: 'invalid', errors }), json({ id: ID, version: 1 }, {}, 201));
    await fillIn('Li Ming', '110105194912310021');
    await userEvent.type(screen.getByLabelText(/^Other phones/), '138OO1298OO{Enter}');
    await register();
    await screen.findByText('has a wrong check character');
    expect(screen.getByText('holds a letter')).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('Li Ming');
    await userEvent.type(screen.getByLabelText('ID number'), '{Backspace}X');
    await register();
    await screen.findByText('The customer is registered');
    const [first, second] = server.arrivedAt(CREATE);
    expect(second?.headers.get('Idempotency-Key')).not.toBe(first?.headers.get('Idempotency-Key'));
  });

  it('tells what was not kept as it was typed', async () => {
    const notices = [{ field: 'idNumber', code: 'resident-id-converted', message: 'had 15 digits' }];
    server.on(CREATE, json({ id: ID, version: 1, notices }, {}, 201));
    await fillIn('Li Ming', '110105491231002');
    await register();
    await screen.findByText('ID number: had 15 digits');
  });

  it('waits for a check where the person may be known, without a word of whom they may be', async () => {
    server.on(CREATE, problem(409, { code: 'registration-needs-check', title: 'This must be checked' }));
    await fillIn('Li Ming', '11010519491231002X');
    await register();
    await screen.findByText('The registration must be checked first');
    expect(screen.queryByRole('button', { name: 'Register the customer' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Register another customer' }));
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue(''));
  });

  it('leads to the customer who the person is already', async () => {
    const found = { code: 'already-customer', title: 'Is a customer already', customerId: ID };
    server.on(CREATE, problem(409, found), problem(409, { code: 'duplicate-customer', title: 'Twice' }));
    await fillIn('Li Ming', '11010519491231002X');
    await register();
    await screen.findByText('Is a customer already');
    expect(screen.getByRole('link', { name: 'See the customer' })).toHaveAttribute(
      'href',
      `/customers/${ID}`,
    );
    await register();
    await screen.findByRole('link', { name: 'Find that customer' });
  });
});
