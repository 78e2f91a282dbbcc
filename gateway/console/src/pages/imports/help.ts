import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '一次登记多位客户。',
    steps: [
      '选择每行一位客户的文件，核对前几行。',
      '开始导入；可暂停并继续，中断后从原处继续。',
      '查看每行结果，点击“下载被拒的行”，改正后再导入。',
    ],
    notes: [
      '每行单独判断：有误的行不影响其他行。',
      '可能已是或曾是本行客户的人不能批量导入，须由员工逐一登记。',
      '文件须为 UTF-8 编码。',
    ],
  },
  en: {
    about: 'Registers many customers at once.',
    steps: [
      'Choose a file with a customer in each line, and look at the first lines.',
      'Start the import. It can be paused, and goes on where it stood after an interruption.',
      'See what became of each line; press “Download the refused lines”, mend them and import those.',
    ],
    notes: [
      'Each line is judged by itself: a faulty one does not touch the others.',
      'Whoever may be a customer already, or was one, cannot be imported; a member of staff registers them one by one.',
      'The file must be in UTF-8.',
    ],
  },
};
