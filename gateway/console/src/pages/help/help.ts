import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '本系统的用语、遇到问题联系谁，以及新增了什么。',
    steps: [
      '在任何页面点右上角的问号，可看该页的帮助。',
      '“操作导览”带您走一遍常用的页面。',
      '遇到问题，先看页面上的说明，再按联系方式求助。',
    ],
    notes: ['求助时请提供页面显示的追踪编号，请勿提供客户的个人信息。'],
  },
  en: {
    about: 'The words of this console, whom to call, and what is new.',
    steps: [
      'The question mark at the top of any page opens its help.',
      '“Guided tours” lead you through the pages that you use most.',
      'If something is wrong, read what the page says first, then ask for help here.',
    ],
    notes: ['Give the trace id that the page shows, and no personal data of a customer.'],
  },
};
