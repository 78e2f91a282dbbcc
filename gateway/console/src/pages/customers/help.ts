import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '按姓名、手机、证件号码、邮箱、账号或状态查找您可以查看的客户。',
    steps: [
      '填写已知的信息；多个条件同时满足才会列出。',
      '点“查询”。留空则列出您可以查看的全部客户。',
      '点客户姓名打开资料；从资料返回时，列表保持原处。',
    ],
    notes: [
      '手机、证件号码、邮箱和账号须填写完整；姓名按写法查找，大小写与空格不影响结果。',
      '列表中的信息已脱敏。查询条件只保存在此页的内存中，不进入网址。',
      '每次查询都会记入审计。',
    ],
  },
  en: {
    about: 'Find customers in your scope by name, phone, ID number, email, account number or status.',
    steps: [
      'Enter what you know; all criteria must match.',
      'Press “Search”. If you enter nothing, all customers in your scope are listed.',
      'Click a name to open the customer. When you come back, the list is where you left it.',
    ],
    notes: [
      'Enter phone, ID number, email and account number in full. Names match regardless of case and spaces.',
      'Results are masked. Your search terms stay in the memory of this page and never appear in its address.',
      'Every search is audited.',
    ],
  },
};
