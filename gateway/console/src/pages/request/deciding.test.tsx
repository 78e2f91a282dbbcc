import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { API, PATH, REQUEST } from './sample';

const DECIDE = `POST ${API}/decision`;

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('privacy-request.read', 'privacy-request.decide'))
    .on(`GET ${API}`, json(REQUEST))
    .on(DECIDE, json({ id: REQUEST.id, state: 'EXECUTING' }));
});

async function approve() {
  open(PATH);
  await userEvent.click(await screen.findByRole('button', { name: 'Approve and carry out' }));
  await screen.findByText('Erasure starts immediately and cannot be undone.');
  const [, sure] = screen.getAllByRole('button', { name: 'Approve and carry out' });
  await userEvent.click(sure as HTMLElement);
}

async function refuse(reason: string, citation: string) {
  await userEvent.type(await screen.findByLabelText(/^Reason/), reason);
  await userEvent.type(screen.getByLabelText(/^Article/), citation);
  await userEvent.click(screen.getByRole('button', { name: 'Refuse' }));
}

describe('a privacy request', () => {
  it('says what becomes of the data, until when and under which article', async () => {
    open(PATH);
    await screen.findByText('PIPL article 47');
    expect(screen.getByText('Feb 14, 2031')).toBeInTheDocument();
    expect(screen.getByText('restricted')).toBeInTheDocument();
    expect(screen.getByText('erased fields: Phone')).toBeInTheDocument();
    expect(screen.getByText(/the text itself was not read/)).toBeInTheDocument();
    expect(screen.getByText(/shown as “erased” when the customer confirmed/)).toBeInTheDocument();
    expect(screen.getByText('Telephone banking')).toBeInTheDocument();
  });

  it('says who asked, by which way, with which evidence, and what happened since', async () => {
    open(PATH);
    await screen.findByText('phone');
    expect(screen.getByText('recording of a call · Archive number A-2026-0017')).toBeInTheDocument();
    expect(screen.getByText('by the system')).toBeInTheDocument();
  });

  it('is only read by those who may not decide', async () => {
    server.on('GET /session', session('privacy-request.read'));
    open(PATH);
    await screen.findByText('PIPL article 47');
    expect(screen.queryByRole('button', { name: /Approve|Refuse/ })).not.toBeInTheDocument();
  });
});

describe('deciding on a privacy request', () => {
  it('asks once more before it approves', async () => {
    await approve();
    await screen.findByText('Done');
    const [decision] = server.arrivedAt(DECIDE);
    expect(decision?.body).toEqual({ approve: true });
    expect(decision?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses with a reason and an article only', async () => {
    open(PATH);
    await userEvent.click(await screen.findByRole('button', { name: 'Refuse' }));
    await waitFor(() => expect(screen.getAllByText('Required')).toHaveLength(2));
    expect(server.arrivedAt(DECIDE)).toHaveLength(0);
    await refuse('The law keeps it', 'AML law article 34');
    await screen.findByText('Done');
    expect(server.arrivedAt(DECIDE)[0]?.body).toEqual({
      approve: false,
      reason: 'The law keeps it',
      citation: 'AML law article 34',
    });
  });

  it('continues automatically after the second factor, with what was typed', async () => {
    const challenge = {
      'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=300',
    };
    server.on(DECIDE, problem(401, {}, challenge), json({ state: 'REJECTED' }));
    vi.spyOn(window, 'open').mockReturnValue(window);
    open(PATH);
    await refuse('The law keeps it', 'AML law article 34');
    await userEvent.click(await screen.findByRole('button', { name: 'Verify and continue' }));
    new BroadcastChannel('guanhu-signed-in').postMessage('verified');
    await screen.findByText('Done');
    const [first, second] = server.arrivedAt(DECIDE);
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
  });

  it('is for somebody who has had no hand in it', async () => {
    const history = [{ to: 'SUBMITTED' as const, at: REQUEST.createdAt, actor: 'E1101' }];
    server.on(`GET ${API}`, json({ ...REQUEST, history }));
    open(PATH);
    await screen.findByText(/someone else must decide/);
    expect(screen.queryByRole('button', { name: /Approve|Refuse/ })).not.toBeInTheDocument();
  });

  it('says in words why the service refuses', async () => {
    server.on(
      DECIDE,
      problem(403, { title: 'Another person must decide', code: 'same-person', traceId: 't1' }),
    );
    await approve();
    await screen.findByText('Another person must decide');
    expect(screen.getByText('trace t1')).toBeInTheDocument();
  });

  it('offers no approval to staff who changed the contact lately', async () => {
    const change = { field: 'phone', at: REQUEST.createdAt, by: ['E1101'], byHandler: false };
    server.on(`GET ${API}`, json({ ...REQUEST, contactChanges: [change] }));
    open(PATH);
    await screen.findByText('Contact details were changed recently');
    expect(screen.queryByRole('button', { name: 'Approve and carry out' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Refuse' })).toBeInTheDocument();
  });

  it('refuses before the time, and approves only when it is due', async () => {
    server.on(`GET ${API}`, json({ ...REQUEST, state: 'COOLING_OFF' }));
    open(PATH);
    await screen.findByRole('button', { name: 'Refuse' });
    expect(screen.queryByRole('button', { name: 'Approve and carry out' })).not.toBeInTheDocument();
  });

  it('reads the request again when it has moved on', async () => {
    server
      .on(`GET ${API}`, json(REQUEST), json({ ...REQUEST, state: 'CANCELLED', version: 8 }))
      .on(DECIDE, problem(409, { title: 'Not now', code: 'wrong-state' }));
    await approve();
    expect((await screen.findAllByText('Cancelled')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Refuse' })).not.toBeInTheDocument();
  });
});
