import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { choose } from '../../testing/choose';
import { TestLog } from '../../testing/log';
import { open } from '../../testing/open';
import { json, Server, session, text } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-0000000000a1';
const READ = `GET /api/audit/entries/${ID}`;
const PROOF = `GET /api/audit/entries/${ID}/proof`;
const KEYS = 'GET /api/audit/log/key';
const POLICY = 'GET /api/privacy-requests/certificate-policy';

/** As the service writes a leaf. */
const LEAF = {
  acr: '2',
  action: 'customer.reveal',
  actorBranch: 'BJ',
  actorId: 'E1101',
  actorRoles: ['relationship-manager'],
  actorType: 'STAFF',
  at: '2026-11-25T08:00:00.123456Z',
  customerId: '0198a5f0-0000-7000-8000-000000000001',
  details: [{ category: 'CONTACT', commitment: 'AA==', field: 'phone' }],
  entryId: ID,
  outcome: 'ALLOWED',
  reason: 'CALL_CUSTOMER',
  resourceId: '0198a5f0-0000-7000-8000-000000000001',
  resourceType: 'customer',
  service: 'customer-service',
  traceId: '0af7651916cd43dd8448eb211c80319c',
};

const ENTRY = {
  index: 2,
  id: ID,
  at: LEAF.at,
  service: LEAF.service,
  actor: { type: 'STAFF', id: 'E1101', roles: ['relationship-manager'], branch: 'BJ', acr: '2' },
  action: LEAF.action,
  resource: { type: 'customer', id: LEAF.resourceId },
  customerId: LEAF.customerId,
  outcome: 'ALLOWED',
  reason: LEAF.reason,
  traceId: LEAF.traceId,
  details: [{ position: 0, category: 'CONTACT', field: 'phone' }],
};

let log: TestLog;
let server: Server;

beforeEach(async () => {
  const others = [1, 2, 3, 4].map((number) => ({ ...LEAF, entryId: `other-${number}` }));
  log = await TestLog.of(others[0] ?? {}, others[1] ?? {}, LEAF, others[2] ?? {}, others[3] ?? {});
  server = new Server()
    .on('GET /session', session('audit.search', 'audit.read', 'audit.prove', 'audit.open-details'))
    .on(READ, json(ENTRY))
    .on(PROOF, json(await log.proof(2)))
    .on(KEYS, text(log.keys))
    .on(POLICY, text(log.policy));
});

async function prove() {
  open(`/audit/entries/${ID}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Fetch the proof and check it here' }));
}

async function came(sentence: RegExp): Promise<string | null> {
  const line = (await screen.findByText(sentence)).closest('li');
  return within(line as HTMLElement)
    .getByRole('img')
    .getAttribute('aria-label');
}

describe('an entry of the audit log', () => {
  it('is a sentence', async () => {
    open(`/audit/entries/${ID}`);
    await screen.findByText('E1101 was allowed to see values of a customer in clear for a stated purpose');
    await userEvent.click(screen.getByRole('button', { name: '中文' }));
    await screen.findByText('E1101 获准说明用途后查看客户明文信息');
    await userEvent.click(screen.getByRole('button', { name: 'English' }));
  });

  it('is proven by what the browser itself computes and verifies', async () => {
    await prove();
    await screen.findByText('The proof is valid: this is entry 2 of 5 in the log.');
    expect(await came(/field by field/)).toBe('passed');
    expect(await came(/hashes lead from the leaf/)).toBe('passed');
    expect(await came(/signed by the log's key test.example\/audit/)).toBe('passed');
    expect(await came(/Witness w-1 cosigned it/)).toBe('passed');
    expect(screen.getByText('Not checked here')).toBeInTheDocument();
  });

  it('is not proven where it is shown otherwise than the log has it', async () => {
    server.on(READ, json({ ...ENTRY, actor: { ...ENTRY.actor, id: 'E1102' } }));
    await prove();
    await screen.findByText(/^The proof is not valid/);
    expect(await came(/field by field/)).toBe('failed');
    expect(await came(/hashes lead from the leaf/)).toBe('passed');
  });

  it('is not proven by hashes that lead elsewhere', async () => {
    const proof = await log.proof(2);
    server.on(PROOF, json({ ...proof, hashes: proof.hashes.toReversed() }));
    await prove();
    await screen.findByText(/^The proof is not valid/);
    expect(await came(/hashes lead from the leaf/)).toBe('failed');
  });

  it('is not proven under a key that others have', async () => {
    const forged = await TestLog.of(LEAF, LEAF, LEAF);
    server.on(PROOF, json(await forged.proof(2)));
    await prove();
    await screen.findByText(/^The proof is not valid/);
    expect(await came(/The checkpoint is not signed by any key/)).toBe('failed');
  });

  it('says what it could not check where the browser has no Ed25519', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
    await prove();
    await screen.findByText(/^Everything this browser could check is valid/);
    expect(await came(/checkpoint's signature was not checked/)).toBe('not checked');
    expect(await came(/hashes lead from the leaf/)).toBe('passed');
  });

  it('is checked without witnesses where the bank has none', async () => {
    server.on(POLICY, json({ status: 404, title: 'None' }, {}, 404));
    await prove();
    await screen.findByText(/^The proof is valid/);
    expect(screen.queryByText(/Witness/)).not.toBeInTheDocument();
  });

  it('shows what is sealed with it for a purpose, and hides it again', async () => {
    const details = [
      { position: 0, category: 'CONTACT', field: 'phone', state: 'OPENED', value: '+8613800000000' },
    ];
    server.on(`POST /api/audit/entries/${ID}/details`, json({ details }));
    open(`/audit/entries/${ID}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Open the sealed details' }));
    const dialog = await screen.findByRole('dialog');
    await choose(within(dialog).getByLabelText('Purpose'), /Investigation/);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open' }));
    await screen.findByText('+8613800000000');
    const [opening] = server.arrivedAt(`POST /api/audit/entries/${ID}/details`);
    expect(opening?.body).toEqual({ purpose: 'INVESTIGATION' });
    await userEvent.click(screen.getByRole('button', { name: 'Hide now' }));
    expect(screen.queryByText('+8613800000000')).not.toBeInTheDocument();
  });

  it('keeps its details from those who may not open them', async () => {
    server.on('GET /session', session('audit.search', 'audit.read'));
    open(`/audit/entries/${ID}`);
    await screen.findByText('phone');
    expect(screen.queryByRole('button', { name: 'Open the sealed details' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Fetch the proof/ })).not.toBeInTheDocument();
  });
});
