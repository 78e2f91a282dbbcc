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
    about: 'Finds the customers you may see by name, phone, ID number, email, account number or status.',
    steps: [
      'Enter what you know; a customer is listed when all of it fits.',
      'Press “Search”. With nothing entered, all customers you may see are listed.',
      'Open a customer by the name. The list is where you left it when you come back.',
    ],
    notes: [
      'Phone, ID number, email and account number are entered in full; a name is found whatever its case and spaces.',
      'What is listed is masked. What you search for stays in the memory of this page and never in its address.',
      'Every search is audited.',
    ],
  },
};
