import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '首页汇总等待您处理的事项：待复核的变更、待接收或批准的移交、临近期限的个人信息请求。',
    steps: [
      '从最早到期的事项开始。',
      '点开卡片中的一项即进入办理页面。',
      '没有事项时，用“查找客户”开始工作。',
    ],
    notes: ['卡片只显示您的角色可以办理的内容。', '卡片不含客户的明文信息。'],
  },
  en: {
    about:
      'The home page shows what is waiting for you: changes to decide, transfers to accept or approve, and privacy requests that are due.',
    steps: [
      'Start with what is due first.',
      'Open an item of a card to work on it.',
      'If nothing is waiting, start with “Find a customer”.',
    ],
    notes: ['Cards show only what your role allows.', 'No card shows unmasked customer data.'],
  },
};
