import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SERVICES } from '../../parts/health';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const CUSTOMER = '/api/operations/customer-service';

function health(more: object = {}) {
  const outbox = { waiting: 0, oldestSeconds: 0, heldBack: [] };
  return json({ state: 'UP', parts: [], outbox, parked: 0, refused: 0, ...more });
}

const PARKED = {
  id: 17,
  topic: 'customer.events',
  key: '0198a5f0-0000-7000-8000-000000000001',
  type: 'customer.changed.v1',
  eventId: '0198a5f0-0000-7000-8000-000000000002',
  error: 'NullPointerException',
  attempts: 5,
  since: '2026-11-25T08:00:00Z',
};

const REFUSED = {
  id: 18,
  topic: 'customer.events',
  source: 'ownership-service',
  eventId: '0198a5f0-0000-7000-8000-000000000003',
  reason: 'unknown-key',
  refusedAt: '2026-11-25T08:00:00Z',
};

let server: Server;

function signedIn(...permissions: string[]) {
  server.on('GET /session', session(...permissions));
}

beforeEach(() => {
  server = new Server();
  signedIn('health.read', 'parked-message.list', 'parked-message.replay', 'refused-message.list');
  for (const service of SERVICES) {
    server.on(`GET /api/operations/${service}/health`, health());
  }
  server
    .on(`GET ${CUSTOMER}/parked-messages`, json({ items: [PARKED] }))
    .on(`GET ${CUSTOMER}/refused-messages`, json({ items: [REFUSED] }));
});

/** Clicks what asks whether somebody is sure, and says yes. */
async function surely(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  const asks = await screen.findByRole('tooltip');
  await userEvent.click(within(asks).getByRole('button', { name }));
}

describe('the health of the services', () => {
  it('names what is down, what waits, and who does not answer', async () => {
    const down = {
      state: 'DOWN',
      parts: [
        { name: 'keyStore', state: 'DOWN' },
        { name: 'ping', state: 'UP' },
      ],
      outbox: { waiting: 12, oldestSeconds: 40, heldBack: ['audit.entries'] },
      parked: 2,
    };
    server
      .on(`GET ${CUSTOMER}/health`, health(down))
      .on('GET /api/operations/privacy-service/health', problem(503, { title: 'Away' }));
    open('/operations');
    const row = async (service: string) => (await screen.findByRole('link', { name: service })).closest('tr');
    const bad = within((await row('customer-service')) as HTMLElement);
    await bad.findByText('down');
    expect(bad.getByText('keyStore')).toBeInTheDocument();
    expect(bad.getByText(/12 · the oldest for 40 s/)).toBeInTheDocument();
    expect(bad.getByText('the broker rejects audit.entries')).toBeInTheDocument();
    expect(bad.getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      '/operations/customer-service/parked',
    );
    const away = within((await row('privacy-service')) as HTMLElement);
    await away.findByText('no response');
    expect(screen.getByText('3 / 5 up')).toBeInTheDocument();
  });
});

describe('messages that wait for somebody', () => {
  it('are handled again, and the list and the health are read again', async () => {
    server.on(`POST ${CUSTOMER}/parked-messages/17/replay`, json({ replayed: 3 }));
    open('/operations/customer-service');
    await screen.findByText('customer.changed.v1');
    server.on(`GET ${CUSTOMER}/parked-messages`, json({ items: [] }));
    await surely('Retry');
    await screen.findByText('3 handled');
    await screen.findByText('No parked messages.');
    expect(server.arrivedAt(`GET ${CUSTOMER}/health`)).toHaveLength(2);
  });

  it('say why they failed once more', async () => {
    server.on(
      `POST ${CUSTOMER}/parked-messages/17/replay`,
      problem(409, { title: 'It failed again', code: 'replay-failed' }),
    );
    open('/operations/customer-service/parked');
    await surely('Retry');
    await screen.findByText('It failed again');
  });

  it('are dismissed or verified again by those who may', async () => {
    signedIn('health.read', 'refused-message.list', 'refused-message.dismiss');
    server.on(`POST ${CUSTOMER}/refused-messages/18/dismissal`, json({ settled: 1 }));
    open('/operations/customer-service/refused');
    await screen.findByText('unknown-key');
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
    server.on(`GET ${CUSTOMER}/refused-messages`, json({ items: [] }));
    await surely('Dismiss');
    await screen.findByText('No refused messages.');
  });
});

describe('the renewal of keys', () => {
  beforeEach(() => signedIn('keyring.rotate', 'keyring.read-epoch', 'message-key.rotate', 'health.read'));

  it('leads to the epoch that it begins, and follows it to its end', async () => {
    const epoch = {
      number: 4,
      step: 'GATED',
      openedAt: '2026-11-25T08:00:00Z',
      wantedAt: '2026-11-26T08:00:00Z',
      pages: 3,
      keys: 12,
      conditions: [
        { condition: 'REPLICAS', outcome: 'CHECKED', at: '2026-11-26T08:00:01Z' },
        { condition: 'STANDBYS', outcome: 'ABSENT', at: '2026-11-26T08:00:01Z' },
      ],
    };
    server.on(`POST ${CUSTOMER}/keyring/rotation`, json({ epoch: 4 }, {}, 202)).on(
      `GET ${CUSTOMER}/keyring/epochs/4`,
      json(epoch),
      json({
        ...epoch,
        step: 'CLOSED',
        closedAt: '2026-11-26T08:00:05Z',
        holder: { adapter: 'file', copies: [] },
      }),
    );
    open('/operations/customer-service/keys');
    await surely('Replace the root key');
    await screen.findByText('Epoch 4');
    expect(window.location.pathname).toBe('/operations/customer-service/keys/4');
    expect(screen.getByText('declared absent')).toBeInTheDocument();
    await screen.findByText('file');
    expect(server.arrivedAt(`GET ${CUSTOMER}/keyring/epochs/4`)).toHaveLength(2);
  });

  it('tells when the next signing key begins', async () => {
    server.on(
      `POST ${CUSTOMER}/message-keys/rotation`,
      json({ id: 'k-2', publicKey: 'AA==', from: '2026-11-26T09:00:00Z', until: '2027-11-26T09:00:00Z' }),
    );
    open('/operations/customer-service/keys');
    await surely('Create the next key');
    await screen.findByText(/^The new key k-2 signs from/);
  });
});
