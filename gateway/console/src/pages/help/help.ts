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
    about: 'The glossary, support contacts, and what’s new.',
    steps: [
      'The question mark at the top of any page opens its help.',
      '“Guided tours” lead you through the pages you use most.',
      'If something goes wrong, first read the message on the page, then ask for help here.',
    ],
    notes: ["Quote the trace id shown on the page, and never include a customer's personal data."],
  },
};
