import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { open } from '../testing/open';
import { json, problem, Server, session } from '../testing/server';
import { CHANNEL } from './entry';

const NOTHING = { items: [] };

describe('the frame', () => {
  it('shows everybody else the way in, and back to the same page', async () => {
    new Server().on('GET /session', json({ signedIn: false, csrfCookie: 'c' }));
    open('/changes');
    const link = await screen.findByRole('link', { name: 'Sign in' });
    expect(link).toHaveAttribute(
      'href',
      '/oauth2/authorization/guanhu-console?ui_locales=en&return=%2Fchanges',
    );
    expect(screen.getByText(/Sign in with your staff account/)).toBeInTheDocument();
  });

  it('offers only what the caller may do', async () => {
    new Server().on('GET /session', session('customer.search')).on('GET /api/changes/own', json(NOTHING));
    open('/');
    const menu = await screen.findByRole('navigation', { name: 'Menu' });
    expect(menu).toHaveTextContent('Customers');
    expect(menu).not.toHaveTextContent('Changes');
  });

  it('refuses a deep link to what the caller may not do, without asking the API', async () => {
    const server = new Server().on('GET /session', session('customer.search'));
    open('/changes');
    await screen.findByText('Your role does not have access to this page');
    expect(server.arrived.map((each) => each.path)).toEqual(['/session']);
  });

  it('says so where there is no page', async () => {
    new Server().on('GET /session', session());
    open('/nowhere');
    await screen.findByText('Page not found');
  });

  it('speaks both languages', async () => {
    new Server().on('GET /session', session('customer.search'));
    open('/');
    await userEvent.click(await screen.findByRole('button', { name: '中文' }));
    expect(await screen.findByRole('navigation', { name: '菜单' })).toHaveTextContent('客户');
    expect(document.documentElement.lang).toBe('zh-CN');
    await userEvent.click(screen.getByRole('button', { name: 'English' }));
    expect(document.documentElement.lang).toBe('en');
  });

  it('counts down what the server asked to wait, then lets try again', async () => {
    const list = 'GET /api/changes/to-decide';
    new Server()
      .on('GET /session', session('change.list-to-decide'))
      .on(
        list,
        problem(429, { title: 'Too many requests', traceId: 'abc' }, { 'Retry-After': '1' }),
        json(NOTHING),
      );
    open('/changes');
    await screen.findByText(/trace abc/);
    expect(screen.getByRole('button', { name: /Try again in 1 s/ })).toBeDisabled();
    const button = await screen.findByRole('button', { name: 'Try again' }, { timeout: 4000 });
    await userEvent.click(button);
    await screen.findByText('No changes are waiting for your decision.');
  });

  it('goes on with the same work when the session has ended and the person signs in again', async () => {
    const list = 'GET /api/changes/to-decide';
    new Server()
      .on('GET /session', session('change.list-to-decide'))
      .on(list, problem(401, { code: 'session-ended' }), json(NOTHING));
    const opened = vi.spyOn(window, 'open').mockReturnValue(window);
    open('/changes');
    await userEvent.click(await screen.findByRole('button', { name: 'Verify and continue' }));
    expect(opened.mock.calls[0]?.[0]).toContain('return=%2Fsigned-in');
    act(() => new BroadcastChannel(CHANNEL).postMessage('verified'));
    await screen.findByText('No changes are waiting for your decision.');
  });

  it('says that the network is cut, and that it is back', async () => {
    new Server().on('GET /session', session());
    open('/');
    await screen.findByRole('navigation', { name: 'Menu' });
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(screen.getByText(/You are offline/)).toBeInTheDocument();
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(screen.queryByText(/You are offline/)).not.toBeInTheDocument());
  });
});
