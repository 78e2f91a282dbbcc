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
    about: 'The working days used to calculate deadlines.',
    steps: [
      'Choose a year to see holidays and working weekends.',
      'Administrators press “Publish” or “Amend”, enter the source and the periods from the notice, check the preview, and publish.',
    ],
    notes: [
      'While a calendar is missing, requests with a deadline in that year are refused.',
      'Only this year and next year can be published. Deadlines already promised do not change.',
    ],
  },
};
