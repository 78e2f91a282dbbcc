import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '拟建档人可能是或曾是本行客户的，由未经办的运营人员核实后决定。',
    steps: [
      '打开一项建档，核实本人、证件原件和本人意愿。',
      '点击“查看明文”与证件比对，并查看可能的客户。',
      '选择决定并提交。',
    ],
    notes: [
      '不得核实和决定本人提交的建档。',
      '过期未决定的建档及其内容会被销毁。',
      '查看明文会记入审计日志。',
    ],
  },
  en: {
    about:
      'Registrations of people who may be, or may have been, customers. Operations staff other than the sender check and decide.',
    steps: [
      'Open a registration. Check the person, the original document and the person’s wish.',
      'Press “Reveal values” to compare with the document, and see the possible matches.',
      'Choose a decision and submit it.',
    ],
    notes: [
      'You cannot decide on your own registration.',
      'Registrations not decided in time are destroyed.',
      'The audit log records who revealed what.',
    ],
  },
};
