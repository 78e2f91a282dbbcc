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
      'Which courses the staff of your branch and the branches below it have passed, what is due when, and who is overdue.',
    steps: [
      'Choose a branch, or view all.',
      'Overdue staff are marked in red: remind them.',
      'Save the list as CSV if you need it.',
    ],
    notes: [
      'Leads see the branches they are responsible for; compliance and auditors see the whole bank.',
      'Inactive managers leave the list until they open the home page or Training in their new job. Other staff leave it after 180 days without opening either.',
    ],
  },
};
