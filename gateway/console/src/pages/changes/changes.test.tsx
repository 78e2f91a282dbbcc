import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-000000000001';
const CHANGE = '0198a5f0-0000-7000-8000-000000000002';
const PATH = `/customers/${ID}/changes/${CHANGE}`;
const REVEAL = `POST /api${PATH}/reveal`;
const DECIDE = `POST /api${PATH}/decision`;

function change(proposedBy: string) {
  return {
    id: CHANGE,
    state: 'AWAITING_DECISION',
    proposedBy,
    proposedAt: '2026-11-25T08:00:00Z',
    reason: { code: 'CORRECTION', text: 'Seen the passport' },
    fields: ['name'],
    diff: [{ field: 'name', before: '王*', after: '汪*' }],
  };
}

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('change.read', 'change.decide', 'change.reveal', 'change.withdraw'))
    .on(`GET /api${PATH}`, json(change('E1105'), { ETag: '"masked"' }))
    .on(
      REVEAL,
      json({ diff: [{ field: 'name', before: '王伟', after: '汪伟' }], candidates: [] }, { ETag: '"seen"' }),
    )
    .on(DECIDE, json({ state: 'APPLIED', version: 4 }));
});

async function reveal() {
  open(PATH);
  await userEvent.click(await screen.findByRole('button', { name: 'Show in clear and decide' }));
  await screen.findByText('汪伟');
}

describe('deciding on a change', () => {
  it('is for those who have seen the values in clear', async () => {
    open(PATH);
    await screen.findByText('汪*');
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('approves exactly what was seen', async () => {
    await reveal();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await screen.findByText('Decided');
    const [decision] = server.arrivedAt(DECIDE);
    expect(decision?.body).toEqual({ approve: true });
    expect(decision?.headers.get('If-Match')).toBe('"seen"');
  });

  it('shows at the comment what the API says of it', async () => {
    const errors = [{ field: 'reason', code: 'required', message: 'A reason is needed' }];
    server.on(DECIDE, problem(400, { title: 'Not valid', errors }));
    await reveal();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('A reason is needed')).toBeInTheDocument();
    expect(screen.queryByText('Not valid')).not.toBeInTheDocument();
  });

  it('asks why it is rejected', async () => {
    await reveal();
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
    expect(await screen.findByText('Say why you reject it')).toBeInTheDocument();
    expect(server.arrivedAt(DECIDE)).toHaveLength(0);
    await userEvent.type(screen.getByLabelText(/^Comment/), 'Another person');
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
    await screen.findByText('Decided');
    expect(server.arrivedAt(DECIDE)[0]?.body).toEqual({ approve: false, reason: 'Another person' });
  });

  it('shows the change anew when it has moved on', async () => {
    server.on(DECIDE, problem(412));
    await reveal();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByRole('button', { name: 'Show in clear and decide' })).toBeInTheDocument();
    expect(screen.queryByText('汪伟')).not.toBeInTheDocument();
  });

  it('is for somebody else than whoever proposed it', async () => {
    server.on(`GET /api${PATH}`, json(change('E1101'), { ETag: '"1"' }));
    open(PATH);
    expect(await screen.findByText(/somebody else decides/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Show in clear/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Withdraw' })).toBeInTheDocument();
  });
});
