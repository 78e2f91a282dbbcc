import { expect, it } from 'vitest';
import { stepsOf } from './Steps';
import type { Transfer } from './TransferPage';

const TRANSFER: Transfer = {
  id: 't',
  state: 'PROPOSED',
  proposer: 'E1101',
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
  ['ACCEPTED', 'E1190', 'BJ/CHAOYANG', ['approve']],
  ['ACCEPTED', 'E1290', 'BJ/HAIDIAN', []],
  ['ACCEPTED', 'E1191', 'BJ/CHAO', []],
  ['ACCEPTED', 'E9301', '', []],
  ['COMPLETED', 'E1101', 'BJ/CHAOYANG/001', []],
] as const)('of a transfer that is %s leaves %s of %s: %j', (state, who, branch, steps) => {
  expect(stepsOf({ ...TRANSFER, state }, who, branch)).toEqual(steps);
});
