import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { API, ID, REQUEST } from '../../pages/request/sample';
import { json, problem, Server } from '../../testing/server';
import { customerSession, open, POLICY } from '../testing/open';

const OWN = { ...REQUEST, channel: 'APP', evidence: null, contactChanges: null };
const VERIFY = `POST ${API}/identity-verification`;
const CHALLENGE = `POST ${API}/identity-challenges`;
const SENT = { expiresAt: '2026-11-20T08:05:00Z', attemptsLeft: 5, destination: '138****0001' };
const STEP_UP = {
  'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=300',
};

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', customerSession())
    .on('GET /api/privacy-policies/current', json(POLICY));
});

function at(...states: string[]) {
  server.on(
    `GET ${API}`,
    ...states.map((state) => json({ ...OWN, state, expiresAt: '2026-11-25T08:00:00Z' })),
  );
}

describe('asking for deletion', () => {
  it('takes a scope at least, and files it by the customer’s own channel', async () => {
    at('SUBMITTED');
    server.on('POST /api/privacy-requests', json({ id: ID, state: 'SUBMITTED' }, {}, 201));
    open('/delete');
    const file = await screen.findByRole('button', { name: /see what it means/ });
    await userEvent.click(file);
    expect(screen.getByText('Choose at least one.')).toBeInTheDocument();
    expect(server.arrivedAt('POST /api/privacy-requests')).toHaveLength(0);

    await userEvent.click(screen.getByRole('checkbox', { name: /^Contact/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /^Transactions/ }));
    await userEvent.selectOptions(screen.getByLabelText('Why?'), 'RELATIONSHIP_ENDED');
    await userEvent.click(file);
    expect(screen.getByText('Please read the policy and tick this box first.')).toBeInTheDocument();
    expect(server.arrivedAt('POST /api/privacy-requests')).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Read the privacy policy (version 3)' }));
    expect(screen.getByRole('heading', { name: 'What we handle' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /I have read/ }));
    await userEvent.click(file);
    await screen.findByText('Step 2 of 4: what it means');
    const [filed] = server.arrivedAt('POST /api/privacy-requests');
    expect(filed?.body).toEqual({
      type: 'ERASURE',
      channel: 'APP',
      scope: ['CONTACT', 'TRANSACTION'],
      reason: { code: 'RELATIONSHIP_ENDED' },
      policyVersion: 3,
    });
    expect(filed?.headers.get('Idempotency-Key')).toMatch(/^[\w-]{36}$/);
    expect(window.location.pathname).toBe(`/privacy/delete/${ID}`);
  });

  it('keeps what was typed when it is refused, and leads to the request that is open', async () => {
    server.on('POST /api/privacy-requests', problem(409, { code: 'open-request-exists', title: 'Open' }));
    open('/delete');
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Marketing/ }));
    await userEvent.type(screen.getByLabelText(/Details/), 'No more letters');
    await userEvent.click(await screen.findByRole('checkbox', { name: /I have read/ }));
    await userEvent.click(screen.getByRole('button', { name: /see what it means/ }));
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('link')).toHaveAttribute('href', '/privacy/requests');
    expect(screen.getByLabelText(/Details/)).toHaveValue('No more letters');
    expect(screen.getByRole('checkbox', { name: /^Marketing/ })).toBeChecked();
  });
});

it('keeps nobody from asking when the policy cannot be read', async () => {
  at('SUBMITTED');
  server
    .on('GET /api/privacy-policies/current', problem(404, { code: 'x', title: 'Gone' }))
    .on('POST /api/privacy-requests', json({ id: ID, state: 'SUBMITTED' }, {}, 201));
  open('/delete');
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Contact/ }));
  await waitFor(() => expect(server.arrivedAt('GET /api/privacy-policies/current')).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: /see what it means/ }));
  await screen.findByText('Step 2 of 4: what it means');
  expect(server.arrivedAt('POST /api/privacy-requests')[0]?.body).not.toHaveProperty('policyVersion');
});

describe('the walk', () => {
  it('says what is deleted, what the law keeps until when, and what no longer works', async () => {
    at('SUBMITTED');
    open(`/delete/${ID}`);
    const kept = (await screen.findByText('Kept by law, use restricted')).closest('li');
    expect(kept).toHaveTextContent('Kept until Feb 14, 2031');
    expect(kept).toHaveTextContent('AML law article 34');
    expect(kept).toHaveTextContent('Within this, Phone will still be deleted');
    expect(screen.getByText('Will be deleted')).toBeInTheDocument();
    expect(screen.getByText('Telephone banking')).toBeInTheDocument();
    expect(screen.getByText(/come back until Nov 25, 2026/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Send the code' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'I have read this, continue' }));
    await screen.findByRole('button', { name: 'Send the code' });
  });

  it('counts wrong codes aloud, and sends another only after a while', async () => {
    at('VERIFYING', 'VERIFIED');
    server
      .on(CHALLENGE, json(SENT, {}, 202))
      .on(
        VERIFY,
        problem(422, { code: 'wrong-code', title: 'Wrong', attemptsLeft: 4 }),
        json({ id: ID, state: 'VERIFIED' }),
      );
    open(`/delete/${ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Send a new code' }));
    await screen.findByText(/sent to 138\*\*\*\*0001/);
    expect(screen.getByRole('button', { name: /New code in \d+ s/ })).toBeDisabled();

    const code = screen.getByLabelText('Six-digit code');
    await userEvent.type(code, '12a3');
    expect(code).toHaveValue('123');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    expect(screen.getByText('Enter six digits')).toBeInTheDocument();
    expect(server.arrivedAt(VERIFY)).toHaveLength(0);

    await userEvent.type(code, '456');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Attempts left: 4');
    expect(code).toHaveValue('');
    await userEvent.type(code, '654321');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    await screen.findByText('Step 4 of 4: confirm');
    const [first, second] = server.arrivedAt(VERIFY);
    expect(first?.headers.get('Idempotency-Key')).not.toBe(second?.headers.get('Idempotency-Key'));
  });

  it('takes no code that is used up, and offers another at once', async () => {
    at('VERIFYING');
    server
      .on(CHALLENGE, json(SENT, {}, 202))
      .on(VERIFY, problem(429, { code: 'too-many-attempts', title: 'Too many' }, { 'Retry-After': '60' }));
    open(`/delete/${ID}`);
    await userEvent.type(await screen.findByLabelText('Six-digit code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('no longer valid');
    expect(screen.queryByLabelText('Six-digit code')).toBeNull();
    expect(screen.getByRole('button', { name: 'Send a new code' })).toBeEnabled();
  });

  it('says until when codes are locked, and then offers neither', async () => {
    at('VERIFYING');
    server.on(VERIFY, problem(429, { code: 'too-many-guesses', title: 'Locked' }, { 'Retry-After': '7200' }));
    open(`/delete/${ID}`);
    await userEvent.type(await screen.findByLabelText('Six-digit code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/locked until \w+ \d+, \d{4}/);
    expect(screen.queryByLabelText('Six-digit code')).toBeNull();
    expect(screen.queryByRole('button', { name: /code/ })).toBeNull();
  });

  it('wants an acknowledgement, then the second factor, and confirms by the same request', async () => {
    at('VERIFIED', 'COOLING_OFF');
    server.on(`POST ${API}/confirmation`, problem(401, {}, STEP_UP), json({ id: ID, state: 'CONFIRMED' }));
    open(`/delete/${ID}`);
    const confirm = await screen.findByRole('button', { name: 'Verify and confirm deletion' });
    await userEvent.click(confirm);
    expect(screen.getByRole('alert')).toHaveTextContent('Please tick this box first');
    expect(server.arrivedAt(`POST ${API}/confirmation`)).toHaveLength(0);

    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(confirm);
    await screen.findByRole('heading', { name: 'Please verify again' });
    new BroadcastChannel('guanhu-signed-in').postMessage('verified');
    await waitFor(() => expect(window.location.pathname).toBe(`/privacy/requests/${ID}`));
    const [first, second] = server.arrivedAt(`POST ${API}/confirmation`);
    expect(second?.body).toEqual({ acknowledgeIrreversible: true });
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
  });
});
