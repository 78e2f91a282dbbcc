import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '客户经理名下的客户。客户经理看到自己的名单，主管可查看本机构及下级机构的名单。',
    steps: [
      '主管先选择客户经理；客户经理直接看到自己的客户。',
      '勾选要移交的客户。',
      '点“提出移交”，选择接收人和原因。',
    ],
    notes: [
      '移交须由接收人接受，并经各移出机构和接收机构的主管批准，期间原管户人不变。',
      '没有管户人的客户在“公海”中，由主管分配。',
    ],
  },
  en: {
    about:
      "A manager's customers. Managers see their own; team leads see those of their branch and the branches below it.",
    steps: [
      'As a lead, choose a manager. As a manager, you see your own customers right away.',
      'Tick the customers to transfer.',
      'Press “Propose a transfer” and choose the receiver and the reason.',
    ],
    notes: [
      'The receiver accepts, and a lead of each branch involved approves. Until then the owner does not change.',
      'Customers without an owner are in a pool, and leads assign them from there.',
    ],
  },
};
