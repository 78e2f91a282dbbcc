import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '您须完成的课程和期限、各页面的操作导览；在练习环境中还有练习。',
    steps: [
      '打开一门课程，逐课阅读，再参加测验。',
      '答对足够的题目即通过；未通过可看说明后立即重考。',
      '在“操作导览”中选一项，跟着提示走一遍页面；关闭后下次从同一步继续。',
    ],
    notes: [
      '期限为 30 天：客户经理自登记起算，其他员工自首次打开首页或本页起算；通过后一年内有效，到期前须再次通过。',
      '系统只保存成绩和时间，不保存您的答案。',
      '主管可看到本机构员工的完成情况，合规和审计可看到全行的。',
    ],
  },
  en: {
    about:
      'Your required courses with due dates, and guided tours of the pages. Where customers are fictitious, there are exercises too.',
    steps: [
      'Open a course, read its lessons, and take the test.',
      'You pass with enough correct answers. If you fail, read the explanations and take the test again right away.',
      'Choose one of the “Guided tours” and follow it through the pages. If you close it, you can continue from the same step later.',
    ],
    notes: [
      'You have 30 days: for managers from their entry in the directory, for others from their first visit to the home page or this page. A pass is valid for a year; pass again before it expires.',
      'Only your score and the time are recorded, never your answers.',
      'Leads see the progress of their branch; compliance and auditors see the whole bank.',
    ],
  },
};
