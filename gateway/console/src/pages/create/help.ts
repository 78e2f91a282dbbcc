import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '登记一位新客户。',
    steps: [
      '按证件原样填写姓名、证件类型和证件号码。',
      '填写联系方式和其他信息；运营人员另选机构，需要时选管户人。',
      '点击“登记客户”；字段下的提示说明为何不能接受、如何改正。',
    ],
    notes: [
      '若此人可能已是或曾是本行客户，登记须由运营人员核对本人与证件后决定；系统不会告知像谁。',
      '客户经理登记的客户归其本人管户。',
      '三个月以前的交易日期须由核心系统提供，或登记后由第二人复核。',
    ],
  },
  en: {
    about: 'Registers a new customer.',
    steps: [
      'Type name, kind and number of the document as they stand there.',
      'Fill in the contact and further data; operations choose the branch too, and a manager if wanted.',
      'Press “Register the customer”. What stands below a field says why it was refused and how to mend it.',
    ],
    notes: [
      'Where the person may be a customer already, or was one, operations check the person and the documents first. Nobody is told whom they are like.',
      'Whom a manager registers comes to the manager’s own book.',
      'A transaction more than three months back comes from the core system, or is proposed afterwards and decided by a second person.',
    ],
  },
};
