import { words } from '../../frame/words';

export const useTexts = words('completion', {
  'zh-CN': {
    title: '培训完成情况',
    back: '返回培训',
    branch: '机构',
    all: '全部机构',
    person: '员工',
    none: '没有员工。',
    hint: '逾期的以红色标出。客户经理自登记起、其他员工自首次打开首页或培训页起计算期限。',
  },
  en: {
    title: 'Training completion',
    back: 'Back to training',
    branch: 'Branch',
    all: 'All branches',
    person: 'Person',
    none: 'No one to show.',
    hint: 'Overdue courses are marked in red. For managers, time runs from their entry in the directory; for others, from their first visit to the home page or to Training.',
  },
});
