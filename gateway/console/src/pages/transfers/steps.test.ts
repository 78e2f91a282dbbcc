import { expect, it } from 'vitest';
import { stepsOf } from './Steps';
import type { Transfer } from './TransferPage';

const TRANSFER: Transfer = {
  id: 't',
  state: 'PROPOSED',
  proposer: 'E1101',
  createdAt: '2026-11-25T08:00:00Z',
  toManager: 'E1102',
  toBranch: 'BJ/CHAOYANG/001',
  customers: [],
  reason: { code: 'WORKLOAD' },
  approvals: [],
  awaiting: ['BJ/CHAOYANG/001'],
};

it.each([
  ['PROPOSED', 'E1102', 'BJ/CHAOYANG/001', ['accept', 'decline']],
  ['PROPOSED', 'E1101', 'BJ/CHAOYANG/001', ['withdraw']],
  ['PROPOSED', 'E1103', 'BJ/CHAOYANG/001', []],
  ['ACCEPTED', 'E1190', 'BJ/CHAOYANG', ['approve', 'refuse']],
  ['ACCEPTED', 'E1102', 'BJ/CHAOYANG/001', []],
  ['ACCEPTED', 'E1101', 'BJ/CHAOYANG', ['withdraw']],
  ['ACCEPTED', 'E1290', 'BJ/HAIDIAN', []],
  ['ACCEPTED', 'E1191', 'BJ/CHAO', []],
  ['ACCEPTED', 'E9301', '', []],
  ['COMPLETED', 'E1101', 'BJ/CHAOYANG/001', []],
] as const)('of a transfer that is %s leaves %s of %s: %j', (state, who, branch, steps) => {
  expect(stepsOf({ ...TRANSFER, state }, who, branch)).toEqual(steps);
});

it('leaves a lead who has approved the refusal only', () => {
  const approvals = [{ approver: 'E1190', branch: 'BJ' }];
  expect(stepsOf({ ...TRANSFER, state: 'ACCEPTED', approvals }, 'E1190', 'BJ')).toEqual(['refuse']);
});

it('leaves the refusal to a lead whose branch gives', () => {
  const customers = [{ customerId: 'c', fromManager: 'E1101', fromBranch: 'SH/PUDONG' }];
  expect(stepsOf({ ...TRANSFER, state: 'ACCEPTED', customers }, 'E2190', 'SH')).toEqual(['refuse']);
});
