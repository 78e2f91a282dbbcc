import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { json, problem, Server } from '../testing/server';
import { CUSTOMER, customerSession, open, staffSession } from './testing/open';

let server: Server;

beforeEach(() => {
  server = new Server();
});

it('leads people who are not signed in to the customers’ sign-in and back to the same page', async () => {
  server.on('GET /session', json({ signedIn: false, csrfCookie: 'guanhu-csrf' }));
  open('/requests');
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toMatch(
    /^\/oauth2\/authorization\/guanhu-privacy-centre\?.*return=%2Fprivacy%2Frequests/,
  );
  expect(server.arrived).toHaveLength(1);
});

it('tells staff that the console is their place, and reads nothing', async () => {
  server.on('GET /session', staffSession());
  open('/');
  const link = await screen.findByRole('link', { name: 'Go to the console' });
  expect(link).toHaveAttribute('href', '/');
  expect(server.arrived).toHaveLength(1);
});

it('says so where a login has no customer', async () => {
  server.on('GET /session', json({ signedIn: true, roles: ['customer'], csrfCookie: 'c' }));
  open('/');
  await screen.findByRole('heading', { name: 'We cannot find your customer record yet' });
  expect(server.arrived).toHaveLength(1);
});

it('says that nothing is held any more about an erased customer', async () => {
  server.on('GET /session', customerSession());
  server.on(`GET /api/customers/${CUSTOMER}`, problem(410, { title: 'Gone', code: 'erased' }));
  open('/');
  await screen.findByRole('heading', { name: 'The bank no longer holds your information' });
});
