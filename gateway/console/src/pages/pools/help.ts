import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '公海：暂无管户人、由机构负责的客户，按机构列出。',
    steps: [
      '打开一个机构的公海。',
      '“其中另有指定”是建档时指定了客户经理、却未能归入其名下的客户，请先处理。',
    ],
    notes: ['公海中的客户仍由机构负责，请尽快分配。'],
  },
  en: {
    about: 'Customers without an owner, grouped by the branch responsible for them.',
    steps: [
      'Open the pool of a branch.',
      '“Request not met” counts customers registered for a manager who did not receive them: deal with these first.',
    ],
    notes: ['The branch is responsible for the customers in its pool; assign them promptly.'],
  },
};
