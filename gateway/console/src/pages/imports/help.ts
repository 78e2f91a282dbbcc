import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '为多位客户批量建档。',
    steps: [
      '选择每行一位客户的文件，核对前几行。',
      '开始导入；可暂停并继续，中断后从原处继续。',
      '查看每行结果，点击“下载被拒的行”，改正后再导入。',
    ],
    notes: [
      '每行单独判断：有误的行不影响其他行。',
      '可能已是或曾是本行客户的人不能批量导入，须由员工逐个建档。',
      '文件须为 UTF-8 编码。',
    ],
  },
  en: {
    about: 'Register many customers at once.',
    steps: [
      'Choose a file with one customer per line, and check the first lines.',
      'Start the import. You can pause it, and it continues where it stopped after an interruption.',
      'Check the outcome of each line. Press “Download the refused lines”, correct them and import them again.',
    ],
    notes: [
      'Each line is processed on its own: a faulty line does not affect the others.',
      'People who may be, or may have been, customers cannot be imported; a member of staff registers them individually.',
      'The file must be in UTF-8.',
    ],
  },
};
