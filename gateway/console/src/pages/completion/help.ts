import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '本机构及下级机构的员工各完成了哪些课程、何时到期、谁已逾期。',
    steps: ['选择机构，或查看全部。', '逾期的标为红色，请提醒本人。', '需要时将列表保存为 CSV。'],
    notes: [
      '主管只看到自己负责的机构；合规和审计看到全行。',
      '停用的客户经理不再显示，直到他们在新岗位上打开首页或培训页；其他员工 180 天未打开后不再显示。',
    ],
  },
  en: {
    about:
      'Which courses the staff of your branch and those below it have passed, what is due when, and who is late.',
    steps: [
      'Choose a branch, or look at all.',
      'Whoever is late is marked in red: remind them.',
      'Keep the list as CSV where you need it.',
    ],
    notes: [
      'Leads see the branches that they answer for; compliance and auditors the whole bank.',
      'Managers who are no longer active are gone from the list until they open the home page or training in what they do now; other staff are gone once they have not done so for 180 days.',
    ],
  },
};
