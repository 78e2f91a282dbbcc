import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { write } from '../../testing/type';
import { kindOf, workingDaysOf } from './calendars';

const READ = 'GET /api/working-calendars/2027';
const PUBLISH = 'PUT /api/working-calendars/2027';
const HOLIDAY = { from: '2027-02-06', to: '2027-02-12', kind: 'OFF' as const, name: 'Spring Festival' };
const EXCHANGE = { from: '2027-02-20', to: '2027-02-20', kind: 'WORK' as const, name: 'Spring Festival' };
const MISSING = { year: 2027, status: 'MISSING', stretches: [] };
const PUBLISHED = {
  year: 2027,
  status: 'PUBLISHED',
  source: 'Notice 12',
  publishedBy: 'E9301',
  publishedAt: '2026-11-05T02:00:00Z',
  stretches: [HOLIDAY, EXCHANGE],
};

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('working-calendar.list', 'working-calendar.publish'))
    .on('GET /api/working-calendars', json({ items: [PUBLISHED] }))
    .on(READ, json(PUBLISHED, { ETag: '"1"' }))
    .on(PUBLISH, json(PUBLISHED, { ETag: '"2"' }));
});

describe('a working calendar', () => {
  it('shows the year, and whose word it is', async () => {
    open('/calendars/2027');
    await screen.findByText('Notice 12');
    expect(screen.getByLabelText('6 off · Spring Festival')).toBeInTheDocument();
    expect(screen.getByLabelText('20 working · Spring Festival')).toBeInTheDocument();
  });

  it('warns of a year that is missing', async () => {
    server.on(READ, json(MISSING, { ETag: '"0"' }));
    open('/calendars/2027');
    await screen.findByText(/^The calendar for 2027 is not published/);
    expect(screen.getByRole('button', { name: 'Publish' })).toBeInTheDocument();
  });

  it('is published as what was read, and a fault stands at its stretch', async () => {
    const errors = [
      { field: 'stretches[0].kind', code: 'not-a-weekend', message: 'can be WORK on weekends' },
    ];
    server
      .on(READ, json({ ...PUBLISHED, stretches: [EXCHANGE] }, { ETag: '"1"' }))
      .on(PUBLISH, problem(400, { errors }), json(PUBLISHED, { ETag: '"2"' }));
    open('/calendars/2027/publish');
    await screen.findByLabelText('Source');
    write('Source', 'Notice 13');
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    const stretch = screen.getByRole('group', { name: 'Period 1' });
    await within(stretch).findByText('can be WORK on weekends');
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(window.location.pathname).toBe('/calendars/2027'));
    const sent = server.arrivedAt(PUBLISH)[1];
    expect(sent?.body).toEqual({ source: 'Notice 13', stretches: [EXCHANGE] });
    expect(sent?.headers.get('If-Match')).toBe('"1"');
  });

  it('is previewed as it is typed', async () => {
    server.on(READ, json({ ...PUBLISHED, stretches: [EXCHANGE] }, { ETag: '"1"' }));
    open('/calendars/2027/publish');
    await screen.findByLabelText('20 working · Spring Festival');
    await userEvent.click(screen.getByRole('button', { name: 'Remove period 1' }));
    expect(screen.queryByLabelText('20 working · Spring Festival')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await screen.findByText('Enter at least one period');
    expect(server.arrivedAt(PUBLISH)).toHaveLength(0);
  });

  it('replaces nothing that somebody else has published meanwhile before it was looked at', async () => {
    const mine = { ...PUBLISHED, stretches: [EXCHANGE] };
    const theirs = { ...mine, source: 'Notice 14', publishedBy: 'E9302' };
    server
      .on(PUBLISH, problem(412, { code: 'stale-version' }), json(PUBLISHED, { ETag: '"3"' }))
      .on(READ, json(mine, { ETag: '"1"' }), json(theirs, { ETag: '"2"' }));
    open('/calendars/2027/publish');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    await screen.findByText('Published by E9302');
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Continue and replace it with mine' }));
    expect(screen.getByLabelText('Source')).toHaveValue('Notice 12');
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(server.arrivedAt(PUBLISH)).toHaveLength(2));
    expect(server.arrivedAt(PUBLISH)[1]?.headers.get('If-Match')).toBe('"2"');
  });
});

it('tells the kind of a day, also while a stretch is being typed', () => {
  expect(kindOf('2027-02-06', [HOLIDAY])).toEqual({ kind: 'OFF', name: 'Spring Festival' });
  expect(kindOf('2027-02-13', [HOLIDAY])).toEqual({ kind: 'WEEKEND' });
  expect(kindOf('2027-02-15', [{ from: '2027-02-15', kind: 'OFF' }])).toEqual({ kind: 'DAY' });
  expect(workingDaysOf(2027, [])).toBe(261);
  expect(workingDaysOf(2027, [HOLIDAY, EXCHANGE])).toBe(257);
});
