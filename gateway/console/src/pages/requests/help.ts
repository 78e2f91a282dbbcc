import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '个人信息请求的办理台：按期限排列，最先到期的在前。',
    steps: [
      '选择状态，或输入客户短信中的请求编号查找。',
      '打开请求，按页面提示的下一步办理。',
      '临近期限的请求以颜色标出剩余工作日。',
    ],
    notes: ['期限按国务院公布的工作日计算。', '逾期的请求会列在最前，请先办理并说明原因。'],
  },
  en: {
    about: 'The privacy desk: privacy requests by due date, earliest first.',
    steps: [
      'Choose a state, or enter the reference from the customer’s message.',
      'Open a request and follow the next step on its page.',
      'Colours show how many working days are left.',
    ],
    notes: [
      'Due dates count working days as published by the State Council.',
      'Overdue requests come first: deal with them before anything else, and record the reason.',
    ],
  },
};
