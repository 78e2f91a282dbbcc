import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../testing/open';
import { json, problem, Server, session } from '../../testing/server';
import { periodIn } from './rules';

const EVALUATE = 'POST /api/retention-rules/evaluation';
const KEPT = {
  id: 'cn-aml-transaction',
  jurisdiction: 'CN',
  categories: ['TRANSACTION'],
  action: 'keep',
  minimum: 'P10Y',
  startsAt: 'transaction-ended',
  alsoStartsAt: ['one-off-service-ended'],
  startStated: true,
  periodRule: 'civil-min',
  bindsBank: true,
  inForce: true,
  inForceFrom: '2025-01-01',
  citation: 'AML Law article 34',
  textRead: 'secondary',
  source: 'the gazette',
  sourceDate: 'around 2026',
};
const INSURERS = { ...KEPT, id: 'cn-insurance', bindsBank: false, citation: 'Insurance Law article 87' };
const HELD = { ...KEPT, id: 'cn-hold', action: 'hold', minimum: 'until-closed', startsAt: 'a-newer-start' };

let server: Server;

beforeEach(() => {
  server = new Server()
    .on('GET /session', session('retention-rule.list', 'retention-rule.evaluate'))
    .on('GET /api/retention-rules', json({ version: '2026.2', rules: [KEPT, INSURERS, HELD] }));
});

describe('the rules of retention', () => {
  it('are sentences with their article; those that do not bind are shown when asked for', async () => {
    open('/retention');
    await screen.findByText(
      'Kept at least 10 years from the end of the transaction or the end of a one-off service.',
    );
    expect(
      screen.getByText(/^Kept for as long as the reason applies from another event/),
    ).toBeInTheDocument();
    expect(screen.getAllByText('AML Law article 34')).toHaveLength(2);
    expect(screen.getByText(/cn-hold · read at the gazette, around 2026/)).toBeInTheDocument();
    expect(screen.getByText('version 2026.2, 2 rules')).toBeInTheDocument();
    expect(screen.queryByText('Insurance Law article 87')).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('Not binding or not in force'));
    expect(screen.getByText('Insurance Law article 87')).toBeInTheDocument();
    expect(screen.getByText('does not bind the bank')).toBeInTheDocument();
  });

  it('judge a case that is made up', async () => {
    const line = {
      category: 'TRANSACTION',
      treatment: 'RESTRICT',
      rule: 'cn-aml-transaction',
      citation: 'AML Law article 34',
      textRead: 'yes',
      until: '2031-02-14',
      explanation: 'The law forces the bank to keep this.',
      erasedFields: [],
    };
    server.on(
      EVALUATE,
      problem(400, { errors: [{ field: 'lastTransactionOn', code: 'date', message: 'lies too far back' }] }),
      json({ version: '2026.2', on: '2026-11-26', consequences: [line] }),
    );
    open('/retention');
    await userEvent.click(await screen.findByRole('tab', { name: 'Dry run' }));
    await userEvent.type(screen.getByLabelText(/^Last transaction/), '2021-02-14');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'Evaluate' }));
    await screen.findByText('lies too far back');
    await userEvent.click(screen.getByRole('button', { name: 'Evaluate' }));
    await screen.findByText('Outcome as of Nov 26, 2026 (rules 2026.2)');
    expect(screen.getByText('Feb 14, 2031')).toBeInTheDocument();
    expect(server.arrivedAt(EVALUATE)[0]?.body).toMatchObject({
      active: false,
      lastTransactionOn: '2021-02-14',
    });
    expect(server.arrivedAt(EVALUATE)[0]?.body).not.toHaveProperty('onHold');
  });
});

it.each([
  ['P10Y', 'en', '10 years'],
  ['P6M', 'zh-CN', '6个月'],
  ['P1Y6M', 'en', '1 year 6 months'],
  ['P0D', 'en', undefined],
  ['until-closed', 'en', undefined],
])('says the period %s in %s', (period, language, said) => {
  expect(periodIn(language, period)).toBe(said);
});
