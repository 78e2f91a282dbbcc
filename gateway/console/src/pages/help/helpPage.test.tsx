import words from 'virtual:words-of-the-readme';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { RELEASES } from './releaseNotes';

it('knows the words of both READMEs, and finds one', async () => {
  expect(words.en.length).toBeGreaterThan(10);
  expect(words['zh-CN']).toHaveLength(words.en.length);
  new Server().on('GET /session', session());
  open('/help');
  await userEvent.type(await screen.findByLabelText('Search the glossary'), 'restricted');
  await screen.findByText(/out of use: it can be neither read nor changed/);
  expect(screen.queryByText(/customers without an owner/)).not.toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('Search the glossary'), 'xyz');
  expect(screen.getByText('No matching term.')).toBeInTheDocument();
});

it('says so where the bank has entered nobody to call', async () => {
  new Server().on('GET /session', session());
  open('/help/contacts');
  await screen.findByText(/Your bank has not set up support contacts/);
});

it('writes to support with the page and the trace id of the newest problem, and no customer', async () => {
  const customer = '0198a5f0-0000-7000-8000-000000000001';
  const support = [{ kind: 'HOTLINE', phone: '400 000 0000', email: 'help@bank.example', hours: '8-20' }];
  new Server()
    .on(
      'GET /session',
      json({ signedIn: true, person: 'p', permissions: ['customer.read'], csrfCookie: 'c', support }),
    )
    .on(`GET /api/customers/${customer}`, problem(404, { traceId: '0af7651916cd43dd' }));
  open(`/customers/${customer}`);
  await screen.findByText(/0af7651916cd43dd/);
  await userEvent.click(screen.getByRole('button', { name: 'Help for this page' }));
  await userEvent.click(await screen.findByRole('link', { name: /contacts/ }));
  await userEvent.click(await screen.findByRole('tab', { name: 'Contacts' }));
  const letter = (await screen.findByRole('link', { name: 'help@bank.example' })).getAttribute('href') ?? '';
  expect(decodeURIComponent(letter)).toContain('Page: /customers/:id/:tab?\nTrace id: 0af7651916cd43dd');
  expect(letter).not.toContain(customer);
  expect(screen.getByRole('link', { name: '400 000 0000' })).toHaveAttribute('href', 'tel:4000000000');
});

it('tells what is new in both languages, the newest first', () => {
  for (const { notes } of RELEASES) {
    expect(notes.en).toHaveLength(notes['zh-CN'].length);
    expect(notes.en.join('')).not.toMatch(/\p{Script=Han}/u);
  }
  const days = RELEASES.map((each) => each.day);
  expect(days).toEqual([...days].sort().reverse());
});
