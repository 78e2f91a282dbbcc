import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { API, ID, REQUEST } from '../../pages/request/sample';
import { json, Server } from '../../testing/server';
import { customerSession, open } from '../testing/open';

let server: Server;

beforeEach(() => {
  server = new Server().on('GET /session', customerSession());
});

it('tells what happened as sentences and what comes next', async () => {
  server.on(`GET ${API}`, json(REQUEST));
  open(`/requests/${ID}`);
  const steps = await screen.findAllByRole('listitem');
  const told = steps.map((each) => each.textContent);
  expect(told).toContainEqual(expect.stringContaining('You requested deletion.'));
  expect(told.at(2)).toContain('compliance officers decide');
  expect(screen.getByText(/You will have an answer by Dec 11, 2026/)).toHaveClass('ahead');
  expect(screen.queryByText(/E9001/)).toBeNull();
});

it('says whom to turn to with a complaint', async () => {
  server.on(`GET ${API}`, json(REQUEST));
  open(`/requests/${ID}`);
  expect(await screen.findByRole('link', { name: '400 000 0001' })).toHaveAttribute('href', 'tel:4000000001');
});

it('cancels once that is confirmed, and not otherwise', async () => {
  server
    .on(`GET ${API}`, json(REQUEST), json({ ...REQUEST, state: 'CANCELLED' }))
    .on(`POST ${API}/cancellation`, json({ id: ID, state: 'CANCELLED' }));
  open(`/requests/${ID}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the request' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(server.arrivedAt(`POST ${API}/cancellation`)).toHaveLength(0);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the request' }));
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
  await screen.findByText('You cancelled it');
  expect(screen.queryByRole('button', { name: 'Cancel the request' })).toBeNull();
});

it.each(['EXECUTING', 'COMPLETED', 'REJECTED'])('offers no cancellation of one that is %s', async (state) => {
  server.on(`GET ${API}`, json({ ...REQUEST, state }));
  open(`/requests/${ID}`);
  await screen.findByText('Progress');
  expect(screen.queryByRole('button', { name: 'Cancel the request' })).toBeNull();
});

it('says why the bank refused, under which law, and that one may sue', async () => {
  const decision = {
    outcome: 'REJECTED',
    decidedAt: REQUEST.createdAt,
    reason: 'The law keeps them',
    citation: 'PIPL article 47',
    rightToSue: 'You may sue.',
  };
  server.on(`GET ${API}`, json({ ...REQUEST, state: 'REJECTED', decision }));
  open(`/requests/${ID}`);
  const note = (await screen.findByText('Why the bank refused')).parentElement;
  expect(note).toHaveTextContent('The law keeps them');
  expect(note).toHaveTextContent('PIPL article 47');
  expect(note).toHaveTextContent('You may sue.');
});

it('gives the certificate to keep, named by its reference', async () => {
  server
    .on(`GET ${API}`, json({ ...REQUEST, state: 'COMPLETED', certificate: true }))
    .on(`GET ${API}/certificate.pdf`, new Response('%PDF'));
  let name = '';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  open(`/requests/${ID}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Download PDF' }));
  await expect.poll(() => name).toBe('certificate-4E7A9-1BC3F.pdf');
});

it('gives the whole record to take along: requests, answers and certificates', async () => {
  const summary = { id: ID, state: 'COMPLETED', createdAt: REQUEST.createdAt };
  server
    .on('GET /api/privacy-requests', json({ items: [summary] }))
    .on(`GET ${API}`, json({ ...REQUEST, state: 'COMPLETED', certificate: true }))
    .on(`GET ${API}/certificate.jws`, new Response('a.b.c'));
  const kept: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    kept.push(content as Blob);
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  open('/requests');
  await userEvent.click(await screen.findByRole('button', { name: 'Download my record' }));
  await expect.poll(() => kept.length).toBe(1);
  const { record } = JSON.parse((await kept[0]?.text()) ?? '');
  expect(record).toHaveLength(1);
  expect(record[0].request.reference).toBe(REQUEST.reference);
  expect(record[0].certificate).toBe('a.b.c');
});

it('goes on with "more", and offers a new request only when none is open', async () => {
  const summary = { id: ID, state: 'COMPLETED', createdAt: REQUEST.createdAt };
  const other = '0198a5f0-0000-7000-8000-000000000009';
  server.on(
    'GET /api/privacy-requests',
    json({ items: [summary], next: 'abc' }),
    json({ items: [{ ...summary, id: other, state: 'VERIFYING' }] }),
  );
  open('/requests');
  await screen.findByRole('link', { name: 'Request deletion' });
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await screen.findByText('Waiting for your code');
  expect(screen.queryByRole('link', { name: 'Request deletion' })).toBeNull();
});
