import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '为一位新客户建档。',
    steps: [
      '按证件原样填写姓名、证件类型和证件号码。',
      '填写联系方式和其他信息；运营人员另选机构，需要时选管户人。',
      '点击“客户建档”；字段下的提示说明为何不能接受、如何改正。',
    ],
    notes: [
      '若此人可能已是或曾是本行客户，建档须由运营人员核实本人与证件后决定；系统不会告知像谁。',
      '客户经理建档的客户归其本人管户。',
      '三个月以前的交易日期须由核心系统提供，或建档后由第二人复核。',
    ],
  },
  en: {
    about: 'Register a new customer.',
    steps: [
      'Enter the name and the type and number of the document exactly as shown on it.',
      'Fill in the contact and other details. Operations also choose the branch and, if wanted, a manager.',
      'Press “Register the customer”. A message below a field says what is wrong and how to correct it.',
    ],
    notes: [
      'If the person may be, or may have been, a customer, operations check the person and the documents first. You are not told whom they resemble.',
      'A customer registered by a manager is added to the manager’s own book.',
      'A transaction date more than three months ago comes from the core system, or is proposed later and approved by a second person.',
    ],
  },
};
