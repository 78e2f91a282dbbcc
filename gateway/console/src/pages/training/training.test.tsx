import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { isDueSoon, type MyCourse } from '../../parts/training';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import type { Course } from './courses';

const MAY = ['training.list', 'training.read', 'training.attempt', 'training.list-tours'];
const LIST = 'GET /api/training/courses';
const READ = 'GET /api/training/courses/phishing';
const ATTEMPT = 'POST /api/training/courses/phishing/attempts';

const PHISHING: MyCourse = {
  id: 'phishing',
  title: 'Recognising phishing',
  minutes: 15,
  state: 'FAILED',
  dueOn: '2026-03-31',
  overdue: true,
};
const SECURITY: MyCourse = {
  id: 'security',
  title: 'Security awareness',
  minutes: 10,
  state: 'PASSED',
  dueOn: '2099-03-01',
  passedAt: '2098-03-01T08:00:00Z',
  overdue: false,
};

const COURSE: Course = {
  id: 'phishing',
  version: 3,
  title: 'Recognising phishing',
  minutes: 15,
  passMark: 80,
  lessons: [
    { title: 'The signs', paragraphs: ['Pressure and threats.', 'An address that is off by a little.'] },
    { title: 'What to do', paragraphs: ['Stop, check, report.'] },
  ],
  questions: [
    {
      id: 'qr',
      text: 'A poster asks you to scan a code.',
      options: [
        { id: 'a', text: 'Scan it' },
        { id: 'b', text: 'Report it' },
      ],
    },
    {
      id: 'link',
      text: 'Where does a link lead?',
      options: [
        { id: 'a', text: 'Its text tells' },
        { id: 'b', text: 'Rest the pointer on it' },
      ],
    },
  ],
};

function result(score: number, right: boolean) {
  return json({
    id: 'a1',
    score,
    passed: score >= 80,
    createdAt: '2026-03-01T08:00:00Z',
    verdicts: [
      { question: 'qr', right: true, explanation: 'No verification is done by poster.' },
      { question: 'link', right, explanation: 'Only the target tells.' },
    ],
  });
}

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session(...MAY))
    .on('GET /api/training/tours', json({ items: [] }))
    .on(LIST, json({ items: [PHISHING, SECURITY] }))
    .on(READ, json(COURSE));
});

async function press(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

async function choose(name: string) {
  await userEvent.click(await screen.findByRole('radio', { name }));
}

describe('my courses', () => {
  it('say how I stand with each and by when it is due', async () => {
    open('/training');
    const late = (await screen.findByText('Recognising phishing')).closest('.ant-flex') as HTMLElement;
    expect(within(late).getByText('not passed')).toBeInTheDocument();
    expect(within(late).getByText('overdue')).toBeInTheDocument();
    expect(within(late).getByText('due Mar 31, 2026')).toBeInTheDocument();
    const done = screen.getByText('Security awareness').closest('.ant-flex') as HTMLElement;
    expect(within(done).getByText('valid until Mar 1, 2099')).toBeInTheDocument();
    expect(within(done).queryByText('overdue')).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Training completion' })).not.toBeInTheDocument();
    const [asked] = server.arrivedAt(LIST);
    expect(asked?.headers.get('Accept-Language')).toBe('en');
  });

  it('lead those who oversee others to them', async () => {
    server.on('GET /session', session(...MAY, 'training.oversee'));
    open('/training');
    expect(await screen.findByRole('link', { name: 'Training completion' })).toHaveAttribute(
      'href',
      '/training/completion',
    );
  });
});

describe('a course', () => {
  it('is read lesson by lesson, and back', async () => {
    open('/training/courses/phishing');
    await screen.findByText('Pressure and threats.');
    expect(screen.getByText('Lesson 1 of 2')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous lesson' })).toBeDisabled();
    await press('Next lesson');
    await screen.findByText('Stop, check, report.');
    await press('Previous lesson');
    await screen.findByText('Pressure and threats.');
    await press('Next lesson');
    await press('Take the test');
    await screen.findByText('2 questions; you need 80% to pass. Nothing is saved before you submit.');
  });

  it('wants an answer to every question before it is sent', async () => {
    open('/training/courses/phishing');
    await press('Next lesson');
    await press('Take the test');
    await choose('Report it');
    await press('Submit my answers');
    await screen.findByText('Choose an answer');
    expect(server.arrivedAt(ATTEMPT)).toHaveLength(0);
  });

  it('explains what was wrong, and is taken again until it is passed', async () => {
    server.on(ATTEMPT, result(50, false), result(100, true));
    open('/training/courses/phishing');
    await press('Next lesson');
    await press('Take the test');
    await choose('Report it');
    await choose('Its text tells');
    await press('Submit my answers');
    await screen.findByText('Not passed: 50%, you need 80%');
    await screen.findByText('Only the target tells.');
    expect(screen.getByText('wrong')).toBeInTheDocument();

    await press('Take the test again');
    expect(await screen.findByRole('radio', { name: 'Report it' })).not.toBeChecked();
    await choose('Report it');
    await choose('Rest the pointer on it');
    await press('Submit my answers');
    await screen.findByText('Passed with 100%');
    expect(screen.queryByRole('button', { name: 'Take the test again' })).not.toBeInTheDocument();

    const [first, second] = server.arrivedAt(ATTEMPT);
    expect(first?.body).toEqual({
      version: 3,
      answers: [
        { question: 'qr', option: 'b' },
        { question: 'link', option: 'a' },
      ],
    });
    const keys = [first, second].map((each) => each?.headers.get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(2);
  });

  it('is read again if it changed during the test', async () => {
    const changed = { ...COURSE, version: 4, title: 'Recognising phishing, revised' };
    server
      .on(READ, json(COURSE), json(changed))
      .on(ATTEMPT, problem(409, { title: 'The course has changed', code: 'course-changed' }));
    open('/training/courses/phishing');
    await press('Next lesson');
    await press('Take the test');
    await choose('Report it');
    await choose('Its text tells');
    await press('Submit my answers');
    await screen.findByText('Recognising phishing, revised');
    await screen.findByText('Lesson 1 of 2');
  });
});

describe('exercises', () => {
  it('are there only where customers are made up', async () => {
    open('/training');
    await screen.findByText('Recognising phishing');
    expect(screen.queryByText('Practice')).not.toBeInTheDocument();
    expect(screen.queryByText(/all customers here are made up/)).not.toBeInTheDocument();
  });

  it.each([
    ['relationship-manager', 'Change a customer’s phone and confirm it'],
    ['team-lead', 'Decide on a change'],
    ['operations', 'File a deletion request for a customer'],
    ['compliance-officer', 'Place a legal hold'],
    ['auditor', 'Check the proof of an entry'],
    ['administrator', 'See the health of the services'],
  ])('are four to six for each role: %s', async (role, one) => {
    server.on(
      'GET /session',
      json({ signedIn: true, person: 'p', roles: [role], permissions: MAY, practice: true, csrfCookie: 'c' }),
    );
    open('/training');
    await screen.findByText(one);
    await screen.findByText(/all customers here are fictitious\. Try anything/);
    const offered = screen.getAllByRole('link', { name: /^Try it: / });
    expect(offered.length).toBeGreaterThanOrEqual(4);
    expect(offered.length).toBeLessThanOrEqual(6);
  });
});

it('counts as due whatever is late or due within thirty days', () => {
  const now = Date.parse('2026-03-01T08:00:00Z');
  expect(isDueSoon({ dueOn: '2026-03-31', overdue: false }, now)).toBe(true);
  expect(isDueSoon({ dueOn: '2026-04-02', overdue: false }, now)).toBe(false);
  expect(isDueSoon({ dueOn: '2026-02-01', overdue: true }, now)).toBe(true);
});

describe('the home page', () => {
  it('has a card of what is due, and of nothing else', async () => {
    open('/');
    const card = (await screen.findByText('Courses due')).closest('.ant-card') as HTMLElement;
    expect(within(card).getByRole('link', { name: 'Recognising phishing' })).toHaveAttribute(
      'href',
      '/training/courses/phishing',
    );
    expect(within(card).queryByText('Security awareness')).not.toBeInTheDocument();
  });

  it('has none where nothing is due', async () => {
    server.on(LIST, json({ items: [SECURITY] }));
    open('/');
    await screen.findByText('Signed in');
    expect(server.arrivedAt(LIST)).toHaveLength(1);
    expect(screen.queryByText('Courses due')).not.toBeInTheDocument();
  });
});
