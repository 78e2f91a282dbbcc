import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '发给客户的短信和邮件，以及各自的送达情况。',
    steps: [
      '按状态或客户编号查找。',
      '法定通知在送达之前一直处于待处理状态，请优先处理。',
      '打开一条消息查看送达经过。',
    ],
    notes: ['列表只显示遮盖后的去向，不显示消息正文。'],
  },
  en: {
    about: 'Text messages and emails to customers, and the outcome of each.',
    steps: [
      'Filter by state, or by customer id.',
      'Legal notices stay open until delivered: deal with these first.',
      'Open a message to see its delivery.',
    ],
    notes: ['Destinations are masked, and message texts are not shown.'],
  },
};
