import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, Server, sessionOf } from '../../testing/server';

const LIST = 'GET /api/training/completion';
const LEAD = { name: 'e1190', employeeId: 'E1190', branch: 'BJ/CHAOYANG', roles: ['team-lead'] };

function course(id: string, title: string, overdue: boolean) {
  return { id, title, state: overdue ? 'NOT_STARTED' : 'PASSED', dueOn: '2026-03-31', overdue };
}

function person(employeeId: string, overdue: boolean) {
  return {
    employeeId,
    name: 'Li Ming',
    branch: 'BJ/CHAOYANG/001',
    courses: [course('phishing', 'Recognising phishing', overdue), course('security', 'Security', false)],
  };
}

function branch(path: string, nameEn: string) {
  return { id: path, branch: path, name: nameEn, nameEn, state: 'OPEN', version: 1 };
}

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', sessionOf(LEAD, 'training.oversee', 'branch.list', 'list.download'))
    .on(
      'GET /api/branches',
      json({ items: [branch('BJ/CHAOYANG/001', 'Chaoyang'), branch('SH/PUDONG/001', 'Pudong')] }),
    )
    .on(LIST, json({ items: [person('E1101', true)], next: 'n' }), json({ items: [person('E1102', false)] }));
});

it('shows who has passed what and who is late, page by page', async () => {
  open('/training/completion');
  const late = (await screen.findByText('Li Ming · E1101')).closest('tr') as HTMLElement;
  expect(within(late).getByText('overdue')).toBeInTheDocument();
  expect(screen.getByRole('columnheader', { name: 'Recognising phishing' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /more/i }));
  const done = (await screen.findByText('Li Ming · E1102')).closest('tr') as HTMLElement;
  expect(within(done).queryByText('overdue')).not.toBeInTheDocument();
  expect(within(done).getAllByText('valid until Mar 31, 2026')).toHaveLength(2);
});

it('offers a lead the branches that they answer for', async () => {
  open('/training/completion');
  await screen.findByText('Li Ming · E1101');
  await userEvent.click(screen.getByRole('combobox', { name: 'Branch' }));
  await screen.findByText('Chaoyang · BJ/CHAOYANG/001');
  expect(screen.queryByText('Pudong · SH/PUDONG/001')).not.toBeInTheDocument();
});

it('is kept as a file only after the log has it', async () => {
  server.on('POST /api/list-downloads', json({}));
  open('/training/completion');
  await screen.findByText('Li Ming · E1101');
  await userEvent.click(screen.getByRole('button', { name: /CSV/ }));
  await screen.findByText(/saved|kept/i);
  expect(server.arrivedAt('POST /api/list-downloads')[0]?.body).toEqual({ list: 'TRAINING', rows: 1 });
});
