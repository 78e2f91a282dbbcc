import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Events } from '../../testing/events';
import { TestLog } from '../../testing/log';
import { open } from '../../testing/open';
import { json, problem, Server, session, text } from '../../testing/server';

const JOB = '0198a5f0-0000-7000-8000-0000000000b1';
const START = 'POST /api/audit/log/verification';
const READ = `GET /api/audit/log/verification/${JOB}`;
const CANCEL = `POST /api/operations/audit-service/jobs/${JOB}/cancellation`;
const CHECKPOINT = 'GET /api/audit/log/checkpoint';
const GROWTH = 'GET /api/audit/log/consistency';
const HEALTH = 'GET /api/operations/audit-service/health';

function progress(state: string, done: number, more: object = {}) {
  const at = '2026-11-26T08:00:00Z';
  return { id: JOB, state, done, total: 5, startedAt: at, updatedAt: at, ...more };
}

function health(...down: string[]) {
  const parts = ['auditLog', 'auditVerification', 'connections', 'witnesses'].map((name) => ({
    name,
    state: down.includes(name) ? 'DOWN' : 'UP',
  }));
  const outbox = { waiting: 0, oldestSeconds: 0, heldBack: [] };
  return json({ state: down.length > 0 ? 'DOWN' : 'UP', parts, outbox, parked: 0, refused: 0 });
}

let log: TestLog;
let server: Server;

beforeEach(async () => {
  log = await TestLog.of({ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 });
  server = new Server()
    .on(
      'GET /session',
      session('audit.checkpoint', 'audit.prove-consistency', 'audit.verify', 'job.cancel', 'health.read'),
    )
    .on(HEALTH, health())
    .on('GET /api/audit/log/key', text(log.keys))
    .on('GET /api/privacy-requests/certificate-policy', text(log.policy))
    .on(CHECKPOINT, text(await log.checkpoint()))
    .on(START, json(progress('QUEUED', 0), {}, 202))
    .on(READ, json(progress('RUNNING', 1)));
});

async function stream(): Promise<Events> {
  await vi.waitFor(() => expect(Events.opened).toHaveLength(1), { timeout: 8000 });
  return Events.opened[0] as Events;
}

describe('the verification of the whole log', () => {
  it('is followed by what the server tells, to the end', async () => {
    open('/integrity');
    await userEvent.click(await screen.findByRole('button', { name: 'Verify the whole log' }));
    await screen.findByText('1 of 5');
    expect(window.location.pathname).toBe(`/integrity/${JOB}`);
    const events = await stream();
    expect(events.address).toBe(`/api/operations/audit-service/jobs/${JOB}/events`);
    act(() => events.onopen?.());
    events.says(progress('RUNNING', 4));
    await screen.findByText('4 of 5');
    const outcome = { ok: true, size: 5, witnessedSize: 4 };
    server.on(READ, json(progress('COMPLETED', 5, { outcome })));
    events.says(progress('COMPLETED', 5, { result: outcome }));
    await screen.findByText('All 5 entries are unchanged.');
    expect(screen.getByText('Witnesses have seen 4 of them.')).toBeInTheDocument();
    expect(events.closed).toBe(true);
    expect(server.arrivedAt(READ)).toHaveLength(2);
  });

  it('is asked for where the stream breaks off', async () => {
    server.on(READ, json(progress('RUNNING', 1)), json(progress('CANCELLED', 2)));
    open(`/integrity/${JOB}`);
    const events = await stream();
    act(() => events.onerror?.());
    await screen.findByText('Cancelled');
    expect(server.arrivedAt(READ)).toHaveLength(2);
  });

  it('names what is wrong', async () => {
    const outcome = { ok: false, size: 5, flaw: 'leaf-changed', firstBadIndex: 3 };
    server.on(READ, json(progress('COMPLETED', 5, { outcome })));
    open(`/integrity/${JOB}`);
    await screen.findByText('The log was changed: leaf-changed.');
    expect(screen.getByText(/number 3/)).toBeInTheDocument();
  });

  it('is cancelled by somebody who is sure', async () => {
    server.on(CANCEL, json(progress('CANCELLED', 1)));
    open(`/integrity/${JOB}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the job' }));
    server.on(READ, json(progress('CANCELLED', 1)));
    const asks = await screen.findByRole('tooltip');
    await userEvent.click(within(asks).getByRole('button', { name: 'Cancel the job' }));
    await screen.findByText('Cancelled');
    expect(server.arrivedAt(CANCEL)).toHaveLength(1);
  });
});

describe('the newest checkpoint', () => {
  it('is verified here', async () => {
    open('/integrity');
    await screen.findByText(
      "The checkpoint is signed by the log's key test.example/audit (Ed25519, checked here)",
    );
    expect(screen.getByText(/^Witness w-1 cosigned it/)).toBeInTheDocument();
  });

  it('is called wrong where it is another one that was signed', async () => {
    server.on(CHECKPOINT, text((await log.checkpoint()).replace('\n5\n', '\n6\n')));
    open('/integrity');
    await screen.findByText(
      "The signature by the log's key test.example/audit does not match this checkpoint",
    );
    expect(
      screen.getByText('The cosignature by witness w-1 does not match this checkpoint'),
    ).toBeInTheDocument();
  });

  it('is not there yet in a log without entries', async () => {
    server.on(CHECKPOINT, problem(404, { code: 'log-empty' }));
    open('/integrity');
    await screen.findByText('The log has no signed checkpoint yet.');
  });
});

describe('a checkpoint that was kept', () => {
  async function choose(content: string) {
    open('/integrity');
    await screen.findByText(/^The checkpoint is signed/);
    const input = document.querySelector('input[type=file]');
    await userEvent.upload(input as HTMLInputElement, new File([content], 'old.checkpoint'));
  }

  it('is what the log of today begins with', async () => {
    server.on(GROWTH, json(await log.growth(4)));
    await choose(await log.checkpoint(4));
    await screen.findByText(/^Yes: today's 5 entries start with the 4/);
  });

  it('shows that the log was rewritten', async () => {
    const { hashes, ...rest } = await log.growth(4);
    server.on(GROWTH, json({ ...rest, hashes: [...hashes, ...hashes] }));
    await choose(await log.checkpoint(4));
    await screen.findByText(/^No: today's log does not start/);
  });

  it('proves nothing where nobody has signed it', async () => {
    const other = await TestLog.of({ n: 1 }, { n: 2 });
    await choose(await other.checkpoint());
    await screen.findByText(/^The file has no valid signature/);
    expect(server.arrivedAt(GROWTH)).toHaveLength(0);
  });

  it('is no checkpoint if it is anything else', async () => {
    await choose('hello');
    await screen.findByText('The file is not a checkpoint.');
  });
});

describe('the alarms of the log', () => {
  it('are calm', async () => {
    open('/integrity');
    await screen.findByText(/^No alarms/);
  });

  it('name what is wrong', async () => {
    server.on(HEALTH, health('auditVerification'));
    open('/integrity');
    await screen.findByText(/a verification found that the log was changed/);
  });
});
