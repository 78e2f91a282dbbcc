import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '一个机构公海中的客户，以及他们为何在此。',
    steps: ['勾选客户。', '选择本机构在岗的客户经理和原因，点“分配”。'],
    notes: ['分配立即生效，须有最近五分钟内的动态口令。', '已有管户人的客户不能分配，须提出移交。'],
  },
  en: {
    about: "The customers in one branch's pool, and why they are there.",
    steps: ['Tick customers.', 'Choose an active manager of the branch and the reason, then press “Assign”.'],
    notes: [
      'An assignment takes effect immediately and needs a second factor from the last five minutes.',
      'Customers who have an owner are transferred, not assigned.',
    ],
  },
};
