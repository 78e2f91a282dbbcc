import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '计算期限所用的工作日历。',
    steps: [
      '选择年份，查看放假和调休上班的日期。',
      '管理员按国务院通知点击“发布”或“调整”，填写依据和各段日期，对照预览后发布。',
    ],
    notes: ['日历缺失时，期限落在该年的请求无法受理。', '只能发布今年和明年的日历；已承诺的期限不受影响。'],
  },
  en: {
    about: 'The working days by which deadlines count.',
    steps: [
      'Choose a year and see what is off and which weekends are worked.',
      'Administrators press “Publish” or “Amend”, enter source and stretches as the notice has them, compare the preview, and publish.',
    ],
    notes: [
      'While a calendar is missing, requests whose deadline would lie in that year are refused.',
      'Only this year and the next can be published; deadlines that were promised stay as they are.',
    ],
  },
};
