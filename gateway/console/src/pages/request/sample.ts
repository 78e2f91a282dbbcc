import type { PrivacyRequest } from '../../parts/privacyRequests';

export const ID = '0198a5f0-0000-7000-8000-000000000003';
export const PATH = `/requests/${ID}`;
export const API = `/api/privacy-requests/${ID}`;

const AT = '2026-11-20T08:00:00Z';

/** A request that a colleague took down on the telephone and that waits for approval. */
export const REQUEST: PrivacyRequest = {
  id: ID,
  reference: '4E7A9-1BC3F',
  type: 'ERASURE',
  customerId: '0198a5f0-0000-7000-8000-000000000001',
  state: 'AWAITING_APPROVAL',
  scope: ['CONTACT', 'TRANSACTION'],
  channel: 'HOTLINE',
  reason: { code: 'CUSTOMER_REQUEST', text: 'No longer uses the bank' },
  createdAt: AT,
  deadline: '2026-12-11',
  evidence: {
    kind: 'CALL_RECORDING',
    reference: 'A-2026-0017',
    takenBy: 'E9001',
    takenAt: AT,
    provesIdentity: false,
  },
  contactChanges: [],
  overdue: false,
  consequences: [
    {
      category: 'CONTACT',
      treatment: 'ERASE',
      rule: 'cn-purpose',
      citation: 'PIPL article 47',
      textRead: 'yes',
      explanation: 'The purpose has ended.',
      erasedFields: [],
    },
    {
      category: 'TRANSACTION',
      treatment: 'RESTRICT',
      rule: 'cn-aml-transaction',
      citation: 'AML law article 34',
      textRead: 'secondary',
      until: '2031-02-14',
      explanation: 'The law forces the bank to keep this.',
      erasedFields: ['phone'],
      confirmedAs: 'ERASE',
    },
  ],
  noLongerWorks: ['Telephone banking'],
  receipts: [],
  waitingFor: [],
  certificate: false,
  history: [
    { to: 'SUBMITTED', at: AT, actor: 'E9001' },
    { from: 'SUBMITTED', to: 'VERIFYING', at: '2026-11-20T08:01:00Z', actor: 'E9001' },
    { from: 'COOLING_OFF', to: 'AWAITING_APPROVAL', at: '2026-11-25T08:00:00Z', actor: 'privacy-service' },
  ],
  version: 7,
};
