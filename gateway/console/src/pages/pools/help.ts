import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '公海：暂无管户人、由机构负责的客户，按机构列出。',
    steps: [
      '打开一个机构的公海。',
      '“其中另有指定”是登记时指定了客户经理、却未能归入其名下的客户，请先处理。',
    ],
    notes: ['公海中的客户仍由机构负责，请尽快分配。'],
  },
  en: {
    about: 'Customers without an owner, for whom their branch is responsible, by branch.',
    steps: [
      'Open the pool of a branch.',
      '“Asked for otherwise” counts those who were registered for a manager and did not come to them: see to these first.',
    ],
    notes: ['The branch is responsible for the customers of its pool; assign them soon.'],
  },
};
