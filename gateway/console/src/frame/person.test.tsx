import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../testing/open';
import { json, problem, Server, session, sessionOf } from '../testing/server';
import { CHANNEL, type SignInMessage } from './entry';

const ID = '0198a5f0-0000-7000-8000-000000000001';
const EDIT = `/customers/${ID}/edit`;
const READ = `GET /api/customers/${ID}`;
const LIST = 'GET /api/changes/to-decide';
const MAY = ['change.propose', 'customer.read', 'change.list-to-decide'];
const CUSTOMER = { id: ID, version: 3, fields: { phone: '+86138****0001' }, categories: { CONTACT: 'HELD' } };
const NOTHING = { items: [] };
const SECOND_FACTOR = 'Bearer error="insufficient_user_authentication", acr_values="2", max_age=60';

let server: Server;
let otherWindow: BroadcastChannel;
let heard: SignInMessage[];

beforeEach(() => {
  server = new Server().on('GET /session', session(...MAY)).on(READ, json(CUSTOMER, { ETag: '"3"' }));
  otherWindow = new BroadcastChannel(CHANNEL);
  heard = [];
  otherWindow.onmessage = ({ data }) => void heard.push(data);
});

afterEach(() => otherWindow.close());

/** What another window of the same browser says. */
function tell(told: SignInMessage) {
  act(() => otherWindow.postMessage(told));
}

function isAskedBeforeLeaving() {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

async function typeAPhone() {
  open(EDIT);
  await userEvent.type(await screen.findByLabelText(/^Phone/, undefined, { timeout: 10_000 }), '13900009999');
}

describe("a page in one person's name", () => {
  it('tells the other windows of the browser whenever somebody signed in opens it', async () => {
    open('/');
    await screen.findByRole('navigation', { name: 'Menu' });
    await waitFor(() => expect(heard).toEqual(['opened']));
  });

  it('shows customers where to go instead of the console', async () => {
    server.on('GET /session', json({ signedIn: true, roles: ['customer'], csrfCookie: 'c' }));
    open(EDIT);
    const link = await screen.findByRole('link', { name: 'Go to the privacy centre' });
    expect(link).toHaveAttribute('href', '/privacy');
    expect(server.arrivedAt(READ)).toHaveLength(0);
  });

  it('tells nothing while nobody is signed in', async () => {
    server.on('GET /session', json({ signedIn: false, csrfCookie: 'c' }));
    open('/');
    await screen.findByRole('link', { name: 'Sign in' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual([]);
  });

  it('stays as it is when the same person opens another window', async () => {
    await typeAPhone();
    tell('opened');
    await waitFor(() => expect(server.arrivedAt('GET /session')).toHaveLength(2));
    expect(screen.getByLabelText(/^Phone/)).toHaveValue('13900009999');
    expect(isAskedBeforeLeaving()).toBe(true);
  });

  it('is locked, with nothing left of it, once somebody else has signed in', async () => {
    await typeAPhone();
    server.on('GET /session', sessionOf('E2202', ...MAY));
    tell('opened');
    await screen.findByText(/^Someone else has signed in/);
    expect(screen.queryByLabelText(/^Phone/)).not.toBeInTheDocument();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
    expect(isAskedBeforeLeaving()).toBe(false);
    const left = vi.spyOn(window.location, 'assign').mockReturnValue();
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(left).toHaveBeenCalledExactlyOnceWith('/');
    expect(server.arrived.filter((each) => each.method !== 'GET')).toEqual([]);
  });

  it('is locked by the first request that the gateway does not send on', async () => {
    server
      .on('GET /session', session(...MAY), sessionOf('E2202', ...MAY))
      .on(LIST, problem(409, { code: 'other-person' }));
    open('/changes');
    await screen.findByText(/^Someone else has signed in/);
  });

  it('stays locked when the first person signs in again', async () => {
    await typeAPhone();
    server.on('GET /session', sessionOf('E2202', ...MAY), session(...MAY));
    tell('opened');
    await screen.findByText(/^Someone else has signed in/);
    tell('opened');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getByText(/^Someone else has signed in/)).toBeInTheDocument();
    expect(server.arrivedAt(READ)[0]?.headers.get('Guanhu-Person')).toBe('subject of E1101');
  });

  it('does not send again in another name what waits for a sign-in', async () => {
    server.on(LIST, problem(401, { code: 'session-ended' }), json(NOTHING));
    open('/changes');
    await screen.findByRole('button', { name: 'Verify and continue' });
    server.on('GET /session', sessionOf('E2202', ...MAY));
    tell('verified');
    await screen.findByText(/^Someone else has signed in/);
    expect(screen.queryByRole('button', { name: 'Verify and continue' })).not.toBeInTheDocument();
    expect(server.arrivedAt(LIST)).toHaveLength(1);
  });

  it('waits for the second factor itself, and says how old it may be', async () => {
    server.on(LIST, problem(401, {}, { 'WWW-Authenticate': SECOND_FACTOR }), json(NOTHING));
    open('/changes');
    await screen.findByText(/one-time code from the last 1 minute/);
    tell('opened');
    await waitFor(() => expect(server.arrivedAt('GET /session')).toHaveLength(2));
    expect(server.arrivedAt(LIST)).toHaveLength(1);
    tell('verified');
    await screen.findByText('No changes are waiting for your decision.');
  });
});

describe('the window that was opened to sign in', () => {
  it('tells the others and closes', async () => {
    const closed = vi.spyOn(window, 'close').mockReturnValue();
    open('/signed-in');
    await screen.findByText(/^You are signed in/);
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
    expect(heard).toEqual(['verified']);
  });

  it('claims nothing to somebody who is not signed in', async () => {
    const closed = vi.spyOn(window, 'close').mockReturnValue();
    server.on('GET /session', json({ signedIn: false, csrfCookie: 'c' }));
    open('/signed-in');
    await screen.findByRole('link', { name: 'Sign in' });
    expect(screen.queryByText(/^You are signed in/)).not.toBeInTheDocument();
    expect(closed).not.toHaveBeenCalled();
  });
});

it('describes masking correctly even while values are shown in clear', async () => {
  open('/');
  await screen.findByText(/masked until you reveal it/);
});
