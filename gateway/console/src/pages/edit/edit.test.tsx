import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-000000000001';
const CHANGE = '0198a5f0-0000-7000-8000-000000000002';
const READ = `GET /api/customers/${ID}`;
const PROPOSE = `POST /api/customers/${ID}/changes`;
const CONFIRM = `POST /api/customers/${ID}/changes/${CHANGE}/confirmation`;
const WITHDRAW = `POST /api/customers/${ID}/changes/${CHANGE}/withdrawal`;

function customer(phone: string) {
  return {
    id: ID,
    version: 3,
    status: 'ACTIVE',
    branch: 'BJ/CHAOYANG/001',
    fields: { name: '王*', phone },
    categories: { IDENTITY: 'HELD', CONTACT: 'HELD', ACCOUNT: 'RESTRICTED' },
  };
}

const PROPOSED = {
  id: CHANGE,
  state: 'PROPOSED',
  diff: [{ field: 'phone', before: '+86138****0001', after: '+86139****9999' }],
  expiresAt: '2026-12-01T00:00:00Z',
};

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('change.propose', 'change.confirm', 'customer.read'))
    .on(READ, json(customer('+86138****0001'), { ETag: '"3"' }))
    .on(PROPOSE, json(PROPOSED, { ETag: '"1"' }, 201))
    .on(CONFIRM, json({ state: 'APPLIED', version: 4 }))
    .on(WITHDRAW, json({ state: 'WITHDRAWN' }));
});

async function fillIn(phone: string) {
  open(`/customers/${ID}/edit`);
  const field = await screen.findByLabelText(/^Phone/, undefined, { timeout: 10_000 });
  await userEvent.type(field, phone);
  await userEvent.click(screen.getByText('Correction'));
  await userEvent.click(screen.getByRole('button', { name: 'Review changes' }));
}

describe('editing a customer', () => {
  it('proposes what was typed and nothing else, shows the difference, and confirms it', async () => {
    await fillIn('13900009999');
    await screen.findByText('+86139****9999');
    const [proposal] = server.arrivedAt(PROPOSE);
    expect(proposal?.body).toEqual({ patch: { phone: '13900009999' }, reason: { code: 'CORRECTION' } });
    expect(proposal?.headers.get('If-Match')).toBe('"3"');
    expect(proposal?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.arrivedAt(CONFIRM)).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Confirm the change' }));
    await screen.findByText('The change is in force');
    expect(server.arrivedAt(CONFIRM)).toHaveLength(1);
  });

  it('offers no field whose category is restricted', async () => {
    open(`/customers/${ID}/edit`);
    await screen.findByLabelText(/^Phone/, undefined, { timeout: 10_000 });
    expect(screen.queryByLabelText(/^Accounts/)).not.toBeInTheDocument();
    expect(screen.getByText('Restricted or erased, so it cannot be changed: Accounts.')).toBeInTheDocument();
  });

  it("shows the API's own words at the field, and keeps what was typed", async () => {
    const errors = [
      { field: 'patch.phone', code: 'phone-letters', message: 'A phone number has no letters' },
    ];
    server.on(PROPOSE, problem(400, { title: 'Not valid', errors }));
    await fillIn('139O0009999');
    await screen.findByText('A phone number has no letters');
    expect(screen.getByLabelText(/^Phone/)).toHaveValue('139O0009999');
    expect(screen.queryByText('Not valid')).not.toBeInTheDocument();
  });

  it('shows both versions when somebody else was faster, and goes on with the new one', async () => {
    server
      .on(
        READ,
        json(customer('+86138****0001'), { ETag: '"3"' }),
        json(customer('+86137****7777'), { ETag: '"4"' }),
      )
      .on(PROPOSE, problem(412, { title: 'Stale' }), json(PROPOSED, { ETag: '"1"' }, 201));
    await fillIn('13900009999');
    const row = await screen.findByRole('row', { name: /Phone/ });
    expect(within(row).getByText('+86138****0001')).toBeInTheDocument();
    expect(within(row).getByText('+86137****7777')).toBeInTheDocument();
    expect(within(row).getByText('13900009999')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Continue with the new version' }));
    expect(screen.getByLabelText(/^Phone/)).toHaveValue('13900009999');
    await userEvent.click(screen.getByRole('button', { name: 'Review changes' }));
    await screen.findByText('+86139****9999');
    const [first, second] = server.arrivedAt(PROPOSE);
    expect(second?.headers.get('If-Match')).toBe('"4"');
    expect(second?.headers.get('Idempotency-Key')).not.toBe(first?.headers.get('Idempotency-Key'));
  });

  it('continues automatically after the second factor', async () => {
    const challenge = {
      'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=300',
    };
    server.on(CONFIRM, problem(401, {}, challenge), json({ state: 'APPLIED', version: 4 }));
    const opened = vi.spyOn(window, 'open').mockReturnValue(window);
    await fillIn('13900009999');
    await userEvent.click(await screen.findByRole('button', { name: 'Confirm the change' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Verify and continue' }));
    expect(opened.mock.calls[0]?.[0]).toMatch(/acr_values=2&max_age=300/);
    new BroadcastChannel('guanhu-signed-in').postMessage('verified');
    await screen.findByText('The change is in force');
  });

  it('takes the proposal back for more edits, which are then another act', async () => {
    await fillIn('13900009999');
    await userEvent.click(await screen.findByRole('button', { name: 'Back to the form' }));
    const field = await screen.findByLabelText(/^Phone/);
    expect(field).toHaveValue('13900009999');
    const [withdrawal] = server.arrivedAt(WITHDRAW);
    expect(withdrawal?.headers.get('If-Match')).toBe('"1"');
    expect(withdrawal?.body).toEqual({ reason: 'Withdrawn for further editing' });
    await userEvent.click(screen.getByRole('button', { name: 'Review changes' }));
    await screen.findByText('+86139****9999');
    const keys = server.arrivedAt(PROPOSE).map((each) => each.headers.get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(2);
  });

  it('shows a name that is markup as it is written', async () => {
    server.on(
      PROPOSE,
      json({ ...PROPOSED, diff: [{ field: 'name', after: '<img src=x onerror=alert(1)>' }] }, {}, 201),
    );
    await fillIn('13900009999');
    await screen.findByText('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});
