import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '检索审计日志：谁在何时对谁做了什么，结果如何。',
    steps: [
      '填写已知的条件，可以组合，然后点“查询”。',
      '打开一条记录查看全部内容和证明。',
      '到“日志完整性”核对整个日志。',
    ],
    notes: ['查询本身也会记入审计日志。', '记录中的个人信息是密封的，打开须说明用途。'],
  },
  en: {
    about: 'Search the audit log: who did what to whom, when, and with what outcome.',
    steps: [
      'Enter what you know; all criteria must match. Press “Search”.',
      'Open an entry to see the details and its proof.',
      'To check the log as a whole, open “Integrity of the log”.',
    ],
    notes: [
      'Your search is also recorded in the log.',
      'Personal data in an entry is sealed; you must state a purpose to open it.',
    ],
  },
};
