import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as download from '../../parts/download';
import { open } from '../../testing/open';
import { problem, Server, session } from '../../testing/server';
import { linesOf, textOf } from './lines';

const IMPORT = 'POST /api/customer-imports';
const ID = '0198a5f0-0000-7000-8000-000000000001';

let server: Server;

beforeEach(() => {
  server = new Server().on('GET /session', session('customer.import', 'customer.read'));
});

function answer(...outcomes: object[]): Response {
  const lines = outcomes.map((each) => `${JSON.stringify(each)}\n`);
  return new Response(lines.join(''), { headers: { 'Content-Type': 'application/x-ndjson' } });
}

function registered(...lines: number[]): Response {
  return answer(...lines.map((line) => ({ line, customerId: ID })));
}

async function choose(content: string) {
  open('/imports');
  await screen.findByText('Choose a file, or drop it here');
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  await userEvent.upload(input as HTMLInputElement, new File([content], 'new.ndjson'));
}

function customers(count: number): string {
  return Array.from({ length: count }, (_, at) => `{"name":"N${at}"}\n`).join('');
}

describe('an import', () => {
  it('is looked at before it is sent, and tells of each line what became of it', async () => {
    const fault = { field: 'otherPhones[0]', code: 'phone-letters', message: 'holds a letter' };
    const refused = { title: 'The request is not valid', errors: [fault] };
    server.on(IMPORT, answer({ line: 1, customerId: ID }, { line: 2, problem: refused }));
    const kept = vi.spyOn(download, 'keep').mockImplementation(() => {});
    await choose('{"name":"A"}\n\n{"name":"B"}\n');
    await screen.findByText('new.ndjson, 2 lines');
    expect(screen.getByText('{"name":"B"}')).toBeInTheDocument();
    expect(server.arrivedAt(IMPORT)).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Import 2 lines' }));
    await screen.findByText('Other phones: holds a letter');
    expect(screen.getByText('All lines have been processed.')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^3 Refused/ })).toBeInTheDocument();
    expect(server.arrivedAt(IMPORT)[0]?.body).toBe('{"name":"A"}\n{"name":"B"}\n');
    await userEvent.click(screen.getByRole('button', { name: 'Download the refused lines' }));
    expect(await kept.mock.calls[0]?.[0].text()).toBe('{"name":"B"}\n');
  });

  it('takes fewer lines at a time where so many cannot be taken', async () => {
    server.on(
      IMPORT,
      problem(413, { code: 'import-too-long' }),
      registered(...Array.from({ length: 25 }, (_, at) => at + 1)),
      registered(...Array.from({ length: 5 }, (_, at) => at + 1)),
    );
    await choose(customers(30));
    await userEvent.click(await screen.findByRole('button', { name: 'Import 30 lines' }));
    await screen.findByText('All lines have been processed.');
    const sizes = server.arrivedAt(IMPORT).map((each) => String(each.body).trim().split('\n').length);
    expect(sizes).toEqual([30, 25, 5]);
  });

  it('goes on where it stood after a failure, and a try again is the same act', async () => {
    server.on(IMPORT, problem(503, { title: 'Not now', code: 'directory-incomplete' }), registered(1));
    await choose('{"name":"A"}');
    await userEvent.click(await screen.findByRole('button', { name: 'Import one line' }));
    await screen.findByText('Not now');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByText('All lines have been processed.')).toBeInTheDocument());
    const keys = server.arrivedAt(IMPORT).map((each) => each.headers.get('Idempotency-Key'));
    expect(keys[0]).toBe(keys[1]);
  });

  it('is nothing without a line', async () => {
    await choose('\n \n');
    await screen.findByText('The file is empty.');
  });
});

it('splits a file before it is decoded, so that a damaged line stands alone', () => {
  const file = new Uint8Array([0x7b, 0x7d, 0x0d, 0x0a, 0xc0, 0xee, 0x0a, 0x0a, 0x7b, 0x7d]);
  const lines = linesOf(file);
  expect(lines.map((each) => each.number)).toEqual([1, 2, 4]);
  expect(lines.map(textOf)).toEqual(['{}\r', undefined, '{}']);
});
