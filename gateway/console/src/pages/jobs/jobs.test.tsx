import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Events } from '../../testing/events';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const CUSTOMER = '/api/operations/customer-service/jobs';
const AUDIT = '/api/operations/audit-service/jobs';
const ID = '0198a5f0-0000-7000-8000-0000000000c1';

function job(more: object = {}) {
  return {
    id: ID,
    type: 'search-token-rotation',
    state: 'RUNNING',
    done: 200,
    total: 5000,
    startedBy: 'E9301',
    cancelling: false,
    cancellable: true,
    startedAt: '2026-11-26T08:00:00Z',
    updatedAt: '2026-11-26T09:02:30Z',
    ...more,
  };
}

const ENDED = job({ state: 'COMPLETED', done: 5000, cancellable: false, result: { version: 7, flaw: null } });

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('job.list', 'job.read', 'job.cancel', 'audit.read-verification'))
    .on(`GET ${CUSTOMER}`, json({ items: [job()] }))
    .on(`GET ${AUDIT}`, json({ items: [] }))
    .on(`GET ${CUSTOMER}/${ID}`, json(job()))
    .on(`GET ${CUSTOMER}/${ID}/items`, json({ items: [] }));
});

async function stream(): Promise<Events> {
  await vi.waitFor(() => expect(Events.opened).toHaveLength(1), { timeout: 8000 });
  return Events.opened[0] as Events;
}

describe('the list of long jobs', () => {
  it('follows those that go on, and reads the list again when one has ended', async () => {
    open('/jobs');
    const row = (await screen.findByRole('link', { name: 'Renewal of the search keys' })).closest('tr');
    const events = await stream();
    expect(events.address).toBe(`${CUSTOMER}/${ID}/events`);
    events.says(job({ done: 400 }));
    await within(row as HTMLElement).findByText('400 of 5,000');
    expect(within(row as HTMLElement).getByText('—')).toBeInTheDocument();
    server.on(`GET ${CUSTOMER}`, json({ items: [ENDED] }));
    events.says(ENDED);
    await screen.findByText('1 hr 2 min');
    expect(server.arrivedAt(`GET ${CUSTOMER}`)).toHaveLength(2);
  });

  it('has a tab for each service, and says that there are none', async () => {
    open('/jobs');
    await userEvent.click(await screen.findByRole('tab', { name: 'audit-service' }));
    await screen.findByText('No jobs match.');
    expect(window.location.pathname).toBe('/jobs/audit-service');
  });

  it('says why it cannot be read', async () => {
    server.on(`GET ${AUDIT}`, problem(503, { title: 'The service is away' }));
    open('/jobs/audit-service');
    await screen.findByText('The service is away');
  });
});

describe('a long job', () => {
  it('is followed to its end and shows its result', async () => {
    open(`/jobs/customer-service/${ID}`);
    await screen.findByText('200 of 5,000');
    const events = await stream();
    act(() => events.onopen?.());
    events.says(ENDED);
    await screen.findByText('New version');
    expect(screen.getByText('7')).toBeInTheDocument();
    expect(screen.queryByText('Fault')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel the job' })).not.toBeInTheDocument();
  });

  it('shows what became of its items', async () => {
    server.on(
      `GET ${CUSTOMER}/${ID}/items`,
      json({
        items: [
          { line: 1, item: 'c-1', outcome: 'created', sealed: false },
          { line: 2, outcome: 'refused', detail: 'phone-taken', sealed: true },
        ],
      }),
    );
    open(`/jobs/customer-service/${ID}`);
    await screen.findByText('created');
    expect(screen.getByText('phone-taken · further details are encrypted')).toBeInTheDocument();
  });

  it('is cancelled by somebody who is sure', async () => {
    const cancelling = job({ cancelling: true, cancellable: false });
    server.on(`POST ${CUSTOMER}/${ID}/cancellation`, json(cancelling, {}, 202));
    open(`/jobs/customer-service/${ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the job' }));
    server.on(`GET ${CUSTOMER}/${ID}`, json(cancelling));
    const asks = await screen.findByRole('tooltip');
    await userEvent.click(within(asks).getByRole('button', { name: 'Cancel the job' }));
    await screen.findByText('Being cancelled');
    expect(server.arrivedAt(`POST ${CUSTOMER}/${ID}/cancellation`)).toHaveLength(1);
  });

  it('says why it is not cancelled', async () => {
    server.on(`POST ${CUSTOMER}/${ID}/cancellation`, problem(409, { title: 'The job has ended' }));
    open(`/jobs/customer-service/${ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the job' }));
    const asks = await screen.findByRole('tooltip');
    await userEvent.click(within(asks).getByRole('button', { name: 'Cancel the job' }));
    await screen.findByText('The job has ended');
  });

  it('that cannot be stopped halfway says so instead', async () => {
    server.on(`GET ${CUSTOMER}/${ID}`, json(job({ cancellable: false })));
    open(`/jobs/customer-service/${ID}`);
    await screen.findByText(/cannot be stopped halfway/);
    expect(screen.queryByRole('button', { name: 'Cancel the job' })).not.toBeInTheDocument();
  });
});
