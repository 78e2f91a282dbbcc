import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as download from '../../parts/download';
import { Events } from '../../testing/events';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { API, PATH, REQUEST } from './sample';

const RECEIPT = {
  holder: 'customer-service',
  store: 'key:CONTACT',
  category: 'CONTACT',
  action: 'KEY_DESTROYED',
  removed: 12,
  readBack: 0,
  at: '2026-11-26T02:00:00Z',
};

let server: Server;

beforeEach(() => {
  server = new Server()
    .on(
      'GET /session',
      session('privacy-request.read', 'privacy-request.read-certificate', 'privacy-request.follow'),
    )
    .on(
      `GET ${API}`,
      json({ ...REQUEST, state: 'COMPLETED', receipts: [RECEIPT], certificate: true, ledgerPosition: 0 }),
    )
    .on(
      `GET ${API}/certificate.pdf`,
      new Response('%PDF', { headers: { 'Content-Type': 'application/pdf' } }),
    )
    .on(`GET ${API}/certificate.jws`, new Response('a.b.c'))
    .on('GET /api/privacy-requests/certificate-keys', json({ keys: [] }))
    .on('GET /api/privacy-requests/certificate-policy', new Response('log example'));
});

describe('the end of a privacy request', () => {
  it('shows what each holder has done', async () => {
    open(PATH);
    await screen.findByText('key destroyed');
    expect(screen.getByText('customer-service')).toBeInTheDocument();
  });

  it('shows receipts as they arrive, looks no more once all are there, and names who is awaited', async () => {
    const under = { ...REQUEST, state: 'EXECUTING' };
    server.on(
      `GET ${API}`,
      json({ ...under, waitingFor: ['audit-service', 'customer-service'] }),
      json({ ...under, receipts: [RECEIPT], waitingFor: ['audit-service'] }),
      json({ ...REQUEST, state: 'COMPLETED', receipts: [RECEIPT, { ...RECEIPT, holder: 'audit-service' }] }),
    );
    open(PATH);
    await screen.findByText('0 of 2 holders have reported');
    expect(screen.getByText(/receipts appear here as they arrive/)).toBeInTheDocument();
    await screen.findByText('1 of 2 holders have reported');
    const awaited = screen.getByRole('region', { name: 'audit-service' });
    expect(within(awaited).getByText('pending')).toBeInTheDocument();
    await screen.findByText('2 of 2 holders have reported');
    expect(screen.queryByText(/receipts appear here/)).not.toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(server.arrivedAt(`GET ${API}`)).toHaveLength(3);
  });

  it('follows the receipts by server-sent events if possible, and reads everything at the end', async () => {
    const under = { ...REQUEST, state: 'EXECUTING' };
    const all = { receipts: [RECEIPT], waitingFor: [] };
    server.on(
      `GET ${API}`,
      json({ ...under, waitingFor: ['customer-service'] }),
      json({ ...REQUEST, ...all, state: 'COMPLETED', ledgerPosition: 41 }),
    );
    open(PATH);
    await screen.findByText('0 of 1 holders have reported');
    const stream = Events.opened[0];
    expect(stream?.address).toBe(`${API}/events`);
    stream?.onopen?.();
    stream?.says({ state: 'EXECUTING', ...all });
    await screen.findByText('1 of 1 holders have reported');
    expect(server.arrivedAt(`GET ${API}`)).toHaveLength(1);
    stream?.says({ state: 'COMPLETED', ...all });
    await vi.waitFor(() => expect(server.arrivedAt(`GET ${API}`)).toHaveLength(2));
    await vi.waitFor(() => expect(stream?.closed).toBe(true));
  });

  it('has no certificate before every holder has reported', async () => {
    server.on(`GET ${API}`, json({ ...REQUEST, state: 'EXECUTING', waitingFor: ['audit-service'] }));
    open(PATH);
    await screen.findByText('0 of 1 holders have reported');
    expect(screen.getByText('It is issued once every holder has reported.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Certificate (PDF)' })).not.toBeInTheDocument();
  });

  it.each([
    ['Certificate (PDF)', 'certificate-4E7A9-1BC3F.pdf', '%PDF'],
    ['Signed file (JWS)', 'certificate-4E7A9-1BC3F.jws', 'a.b.c'],
    ['Keys', 'certificate-keys.json', '{"keys":[]}'],
    ['Witness policy', 'certificate-policy', 'log example'],
  ])('gives %s to keep as %s', async (button, name, content) => {
    const kept = vi.spyOn(download, 'keep').mockImplementation(() => {});
    open(PATH);
    await userEvent.click(await screen.findByRole('button', { name: button }));
    await vi.waitFor(() => expect(kept).toHaveBeenCalledOnce());
    expect(kept.mock.calls[0]?.[1]).toBe(name);
    expect(await kept.mock.calls[0]?.[0].text()).toBe(content);
  });

  it('tells how to verify it with these very files', async () => {
    open(PATH);
    await screen.findByText(
      'java -jar privacy-service.jar verify-certificate certificate-4E7A9-1BC3F.jws certificate-keys.json certificate-policy',
    );
  });

  it('says why a file did not come', async () => {
    server.on(`GET ${API}/certificate.pdf`, problem(404, { code: 'certificate-not-found' }));
    open(PATH);
    await userEvent.click(await screen.findByRole('button', { name: 'Certificate (PDF)' }));
    await screen.findByText('code certificate-not-found');
  });
});
