import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../testing/open';
import { type Arrived, json, problem, Server, session } from '../../testing/server';

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
    createdAt: '2026-11-25T08:00:00Z',
    reason: { code: 'CORRECTION', text: 'Seen the passport' },
    fields: ['name'],
    diff: [{ field: 'name', before: '王*', after: '汪*' }],
  };
}

let server: Server;

const COMMENT = 'Compared with the passport';

/** A decision needs a reason, unless the customer's interactions are closed for writing; then there must be none. */
function decided(closed: boolean) {
  return ({ body }: Arrived) => {
    const given = (body as { reason?: string }).reason !== undefined;
    const code = closed ? 'cannot-be-kept' : 'required';
    return given === closed
      ? problem(400, { title: 'Not valid', errors: [{ field: 'reason', code, message: code }] })
      : json({ state: 'APPLIED', version: 4 });
  };
}

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('change.read', 'change.decide', 'change.reveal', 'change.withdraw'))
    .on(`GET /api${PATH}`, json(change('E1105'), { ETag: '"masked"' }))
    .on(
      REVEAL,
      json({ diff: [{ field: 'name', before: '王伟', after: '汪伟' }], candidates: [] }, { ETag: '"seen"' }),
    )
    .on(DECIDE, decided(false));
});

afterEach(() => {
  vi.useRealTimers();
});

async function reveal() {
  open(PATH);
  await userEvent.click(await screen.findByRole('button', { name: 'Reveal and decide' }));
  await screen.findByText('汪伟');
}

async function decideWith(button: 'Approve' | 'Reject') {
  await userEvent.type(screen.getByLabelText(/^Comment/), COMMENT);
  await userEvent.click(screen.getByRole('button', { name: button }));
}

describe('deciding on a change', () => {
  it('is for those who have seen the values in clear', async () => {
    open(PATH);
    await screen.findByText('汪*');
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('approves exactly what was seen', async () => {
    await reveal();
    await decideWith('Approve');
    await screen.findByText('Decided');
    const [decision] = server.arrivedAt(DECIDE);
    expect(decision?.body).toEqual({ approve: true, reason: COMMENT });
    expect(decision?.headers.get('If-Match')).toBe('"seen"');
  });

  it('shows the message of the API at the comment', async () => {
    const errors = [{ field: 'reason', code: 'too-long', message: 'The reason is too long' }];
    server.on(DECIDE, problem(400, { title: 'Not valid', errors }));
    await reveal();
    await decideWith('Approve');
    await screen.findByText('The reason is too long');
    expect(screen.queryByText('Not valid')).not.toBeInTheDocument();
  });

  it.each([
    ['Approve', true],
    ['Reject', false],
  ] as const)('asks why before it sends: %s', async (button, approve) => {
    await reveal();
    await userEvent.click(screen.getByRole('button', { name: button }));
    await screen.findByText('Explain why you approve or reject it');
    expect(server.arrivedAt(DECIDE)).toHaveLength(0);
    await decideWith(button);
    await screen.findByText('Decided');
    expect(server.arrivedAt(DECIDE).map((each) => each.body)).toEqual([{ approve, reason: COMMENT }]);
  });

  it('decides without a comment where none can be kept, and says so', async () => {
    server.on(DECIDE, decided(true));
    await reveal();
    await decideWith('Approve');
    await screen.findByText(/your comment was not saved/);
    const sent = server.arrivedAt(DECIDE);
    expect(sent.map((each) => each.body)).toEqual([{ approve: true, reason: COMMENT }, { approve: true }]);
    expect(sent[1]?.headers.get('If-Match')).toBe('"seen"');
  });

  it('hides the values again after a minute, and keeps the comment for the next look', async () => {
    await reveal();
    await userEvent.type(screen.getByLabelText(/^Comment/), COMMENT);
    await userEvent.click(screen.getByRole('button', { name: 'Hide now' }));
    expect(screen.queryByText('汪伟')).not.toBeInTheDocument();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    await user.click(screen.getByRole('button', { name: 'Reveal and decide' }));
    await screen.findByText('汪伟');
    expect(screen.getByLabelText(/^Comment/)).toHaveValue(COMMENT);
    for (let second = 0; second < 60; second += 1) {
      await act(() => vi.advanceTimersByTimeAsync(1000));
    }
    expect(screen.queryByText('汪伟')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('shows the change again when it has moved on', async () => {
    server.on(DECIDE, problem(412));
    await reveal();
    await decideWith('Approve');
    await screen.findByRole('button', { name: 'Reveal and decide' });
    expect(screen.queryByText('汪伟')).not.toBeInTheDocument();
  });

  it('is not for the proposer', async () => {
    server.on(`GET /api${PATH}`, json(change('E1101'), { ETag: '"1"' }));
    open(PATH);
    await screen.findByText(/someone else must decide/);
    expect(screen.queryByRole('button', { name: /Reveal/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Withdraw' })).toBeInTheDocument();
  });
});
