import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '本行适用的数据保存规则及其法律依据。',
    steps: [
      '在“规则”中查看每类数据保存多久、自何时起算、依据哪一条。',
      '在“试算”中设想一位客户，查看规则会怎样处理。',
    ],
    notes: [
      '规则由法律部门维护，随服务部署，不能在此修改。',
      '同一类别有多条规则时，保存期最长的优先。',
      '标明“条文依转述，未核对原文”的条文，使用前请核对。',
    ],
  },
  en: {
    about: 'The retention rules the bank follows, and the law behind them.',
    steps: [
      'Under “Rules”, see how long each category is kept, from when, and under which article.',
      'Under “Dry run”, make up a customer and see what the rules would do.',
    ],
    notes: [
      'Counsel owns the rules; they are deployed with the service and cannot be changed here.',
      'If several rules apply to a category, the longest period decides.',
      'Read the law before you rely on an article marked “based on a report; the text was not read”.',
    ],
  },
};
