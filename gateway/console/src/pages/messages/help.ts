import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '发给客户的短信和邮件，以及各自的送达情况。',
    steps: [
      '按状态或客户编号查找。',
      '法定通知未送达时会一直保持打开，请先处理。',
      '打开一条消息查看送达经过。',
    ],
    notes: ['列表只显示遮盖后的去向，不显示消息正文。'],
  },
  en: {
    about: 'Short messages and emails to customers, and what became of each.',
    steps: [
      'Look for a state, or for a customer by id.',
      'Legal notices stay open until they arrive: see to these first.',
      'Open a message to see how its delivery went.',
    ],
    notes: ['Destinations are masked, and no text of a message is shown.'],
  },
};
