import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { API, PATH, REQUEST } from './sample';

const CHALLENGE = `POST ${API}/identity-challenges`;
const VERIFY = `POST ${API}/identity-verification`;
const EVIDENCE = `PUT ${API}/evidence`;
const CONFIRM = `POST ${API}/confirmation`;

const { evidence: SHOWN, ...UNPROVEN } = REQUEST;

let server: Server;

beforeEach(() => {
  server = new Server()
    .on(
      'GET /session',
      session(
        'privacy-request.read',
        'privacy-request.challenge',
        'privacy-request.verify',
        'privacy-request.evidence',
        'privacy-request.confirm',
      ),
    )
    .on(
      CHALLENGE,
      json({ destination: '138****0001', expiresAt: REQUEST.createdAt, attemptsLeft: 5 }, {}, 202),
    )
    .on(VERIFY, json({ id: REQUEST.id, state: 'VERIFIED' }))
    .on(EVIDENCE, json({ id: REQUEST.id, state: 'VERIFIED' }))
    .on(CONFIRM, json({ id: REQUEST.id, state: 'CONFIRMED' }));
});

function show(...requests: PrivacyRequest[]) {
  server.on(`GET ${API}`, ...requests.map((each) => json(each)));
  open(PATH);
}

describe('proving a request that staff took down', () => {
  it('sends a code and takes the one that the customer reads out', async () => {
    show({ ...UNPROVEN, state: 'SUBMITTED' }, { ...UNPROVEN, state: 'VERIFYING' });
    await userEvent.click(await screen.findByRole('button', { name: 'Send a code' }));
    await screen.findByText(/A code was sent to 138\*\*\*\*0001/);
    await userEvent.type(screen.getByLabelText('Code'), '49302');
    await userEvent.click(screen.getByRole('button', { name: 'Check the code' }));
    await screen.findByText('Six digits');
    expect(server.arrivedAt(VERIFY)).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('Code'), '7');
    await userEvent.click(screen.getByRole('button', { name: 'Check the code' }));
    await screen.findByText('The identity is verified');
    expect(server.arrivedAt(VERIFY)[0]?.body).toEqual({ code: '493027' });
  });

  it('says how a wrong code was refused, and keeps the form', async () => {
    server.on(VERIFY, problem(422, { title: 'The code is wrong', code: 'wrong-code' }));
    show({ ...UNPROVEN, state: 'VERIFYING' });
    await userEvent.click(await screen.findByRole('button', { name: 'Send another code' }));
    await screen.findByText(/5 attempts remain/);
    await userEvent.type(await screen.findByLabelText('Code'), '000000');
    await userEvent.click(screen.getByRole('button', { name: 'Check the code' }));
    await screen.findByText('The code is wrong');
    expect(screen.getByLabelText('Code')).toHaveValue('000000');
    expect(screen.queryByText(/5 attempts remain/)).not.toBeInTheDocument();
  });

  it('leaves what was filed in the app to the customer, and says so', async () => {
    show({ ...UNPROVEN, state: 'SUBMITTED', channel: 'APP' });
    await screen.findByText(/verifies and confirms it there/);
    expect(screen.queryByRole('button', { name: 'Send a code' })).not.toBeInTheDocument();
  });

  it('offers at a counter evidence that stands in for the code', async () => {
    show({ ...UNPROVEN, state: 'SUBMITTED', channel: 'COUNTER' });
    await userEvent.type(await screen.findByLabelText('Archive number'), 'A-2026-0018');
    await userEvent.click(screen.getByRole('button', { name: 'Enter evidence' }));
    await screen.findByText('The evidence was saved');
    expect(server.arrivedAt(EVIDENCE)[0]?.body).toEqual({ reference: 'A-2026-0018' });
  });

  it('wants evidence before it is confirmed', async () => {
    show({ ...UNPROVEN, state: 'VERIFIED' });
    await screen.findByText(/Evidence is needed before/);
    expect(screen.queryByRole('button', { name: 'Confirm the request' })).not.toBeInTheDocument();
  });

  it('confirms only after the customer has seen the consequences', async () => {
    show({ ...REQUEST, state: 'VERIFIED' });
    await userEvent.click(await screen.findByRole('button', { name: 'Confirm the request' }));
    await screen.findByText('Tick this first');
    expect(server.arrivedAt(CONFIRM)).toHaveLength(0);
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(screen.getByRole('button', { name: 'Confirm the request' }));
    await screen.findByText('The request is confirmed');
    expect(server.arrivedAt(CONFIRM)[0]?.body).toEqual({ acknowledgeIrreversible: true });
  });

  it.each([
    ['evidence-missing', 'PUT the evidence', /First enter the archive number/],
    ['customers-own', 'The customer does this in the app.', 'The customer does this in the app.'],
  ])('says in words what %s means', async (code, detail, shown) => {
    server.on(CONFIRM, problem(409, { title: 'No', detail, code }));
    show({ ...REQUEST, state: 'VERIFIED' });
    await userEvent.click(await screen.findByRole('checkbox'));
    await userEvent.click(screen.getByRole('button', { name: 'Confirm the request' }));
    await screen.findByText(shown);
    expect(screen.getByText(`code ${code}`)).toBeInTheDocument();
  });

  it('does not let the person who verified the identity confirm', async () => {
    const evidence = SHOWN && { ...SHOWN, takenBy: 'E1101', provesIdentity: true };
    show({ ...UNPROVEN, ...(evidence && { evidence }), state: 'VERIFIED' });
    await screen.findByText(/You verified the customer's identity/);
    expect(screen.queryByRole('button', { name: 'Confirm the request' })).not.toBeInTheDocument();
  });

  it('shows no step to those who only read', async () => {
    server.on('GET /session', session('privacy-request.read'));
    show({ ...UNPROVEN, state: 'SUBMITTED', channel: 'COUNTER' });
    await screen.findByText('PIPL article 47');
    expect(screen.queryByRole('button', { name: /code|evidence/i })).not.toBeInTheDocument();
  });
});
