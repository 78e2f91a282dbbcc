import { readdirSync, readFileSync } from 'node:fs';
import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGES } from '../pages';
import { open } from '../testing/open';
import { type Server as Gateway, json, Server, session } from '../testing/server';
import { showTour } from './active';
import { useTours } from './tours';

const KEEP = 'PUT /api/training/tours/lead';
const MAY = [
  'training.list',
  'training.list-tours',
  'training.keep-tour',
  'transfer.approve',
  'transfer.list',
  'change.list-to-decide',
];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((each) => each.endsWith('.tsx'))
  .map((each) => readFileSync(`src/${each}`, 'utf8'))
  .join('\n');
const permissions = readFileSync('../../contract/src/main/resources/contract/permissions.csv', 'utf8');

describe('the tours', () => {
  const tours = renderHook(useTours).result.current;

  it('are there for every kind of work', () => {
    expect(tours.map((each) => each.id)).toEqual([
      'manager',
      'lead',
      'privacy-desk',
      'auditor',
      'administrator',
    ]);
  });

  it.each(tours.map((tour) => [tour.id, tour] as const))('point at what is there: %s', (_, tour) => {
    expect(permissions).toContain(`\n${tour.permission},`);
    expect(tour.stops.length).toBeGreaterThanOrEqual(4);
    for (const { path, target } of tour.stops) {
      const mark = /data-tour="([^"]+)"/.exec(target ?? '')?.[0];
      if (mark !== undefined) {
        expect(sources).toContain(mark);
      }
      const link = /href="([^"]+)"/.exec(target ?? '')?.[1];
      for (const address of [path, link].filter((each) => each !== undefined)) {
        expect(PAGES.map((page) => page.path.replace(/\/:.*/, ''))).toContain(address);
      }
    }
  });
});

describe('a tour', () => {
  let server: Gateway;
  const kept = () => server.arrivedAt(KEEP).map((each) => each.body as { state: string; step: number });

  beforeEach(() => {
    server = new Server()
      .on('GET /session', session(...MAY))
      .on('GET /api/training/courses', json({ items: [] }))
      .on('GET /api/training/tours', json({ items: [] }))
      .on('GET /api/transfers', json({ items: [] }))
      .on('GET /api/changes/to-decide', json({ items: [] }))
      .on(KEEP, json({ id: 'lead', state: 'STARTED', step: 0, changedAt: '2026-03-01T08:00:00Z' }));
  });

  afterEach(() => act(() => showTour(undefined)));

  it('begins on the training page and leads from page to page', async () => {
    open('/training');
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    await screen.findByText('Cards on the home page');
    await waitFor(() => expect(window.location.pathname).toBe('/'));
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('Decide on a change');
    await waitFor(() => expect(window.location.pathname).toBe('/changes'));
    expect(screen.getByText('2 / 4')).toBeInTheDocument();
    await waitFor(() =>
      expect(kept()).toEqual([
        { state: 'STARTED', step: 0 },
        { state: 'STARTED', step: 1 },
      ]),
    );
  });

  it('is paused by Escape, and goes on by the keyboard', async () => {
    open('/help/tours');
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    await screen.findByText('Cards on the home page');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Next' })).toHaveFocus());
    await userEvent.keyboard('{ArrowRight}');
    await screen.findByText('Decide on a change');
    await userEvent.keyboard('{ArrowLeft}');
    await screen.findByText('Cards on the home page');
    await userEvent.keyboard('{ArrowRight}');
    await screen.findByText('Decide on a change');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(kept().at(-1)).toEqual({ state: 'PAUSED', step: 1 }));
    await waitFor(() => expect(screen.queryByText('Decide on a change')).not.toBeInTheDocument());
  });

  it('goes on at the step where it was paused, and is finished once', async () => {
    server.on(
      'GET /api/training/tours',
      json({ items: [{ id: 'lead', state: 'PAUSED', step: 2, changedAt: '2026-03-01T08:00:00Z' }] }),
      json({ items: [{ id: 'lead', state: 'FINISHED', step: 3, changedAt: '2026-03-01T08:00:00Z' }] }),
    );
    open('/training');
    await userEvent.click(await screen.findByRole('button', { name: 'Continue from step 3' }));
    await screen.findByText('Approve a transfer');
    await waitFor(() => expect(window.location.pathname).toBe('/transfers'));
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('Your team’s training');
    await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
    await waitFor(() => expect(kept().at(-1)).toEqual({ state: 'FINISHED', step: 3 }));
    expect(kept().map(({ state }) => state)).toEqual(['STARTED', 'STARTED', 'FINISHED']);
  });

  it('is offered to those only whose work it shows', async () => {
    server.on('GET /session', session('training.list', 'training.list-tours', 'audit.prove'));
    open('/training');
    await screen.findByText('Auditor: search and proof');
    expect(screen.queryByText('Team lead: decisions and transfers')).not.toBeInTheDocument();
  });
});
