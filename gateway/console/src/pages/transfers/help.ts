import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '进行中的移交：谁提出、移交给谁、还等待谁。',
    steps: [
      '打开一项移交，查看客户和影响。',
      '接收人接受或拒绝。',
      '主管批准；所有须批准的机构都批准后，移交在同一时刻生效。',
      '提出人可在生效前撤回。',
    ],
    notes: [
      '提出移交的主管代表移出机构，不能代表接收机构批准。',
      '移交没有空档，也没有重叠：每位客户在任何时刻只有一位管户人或一个公海。',
    ],
  },
  en: {
    about: 'Open transfers: who proposed them, to whom, and who has yet to act.',
    steps: [
      'Open a transfer and check its customers and its next steps.',
      'The receiver accepts or declines.',
      'Leads approve. When every branch involved has approved, all customers move at the same moment.',
      'Until then, the proposer can withdraw it.',
    ],
    notes: [
      "A lead's proposal counts as approval for the giving branches, never for the receiving one.",
      'There is no gap and no overlap: a customer always has exactly one owner or one pool.',
    ],
  },
};
