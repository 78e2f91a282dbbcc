import { words } from '../../frame/words';

export const useTexts = words('completion', {
  'zh-CN': {
    title: '培训完成情况',
    back: '返回培训',
    branch: '机构',
    all: '全部机构',
    person: '员工',
    none: '没有员工。',
    hint: '逾期的以红色标出。新员工自首次登录或登记为客户经理起计算期限。',
  },
  en: {
    title: 'Training completion',
    back: 'Back to training',
    branch: 'Branch',
    all: 'All branches',
    person: 'Person',
    none: 'Nobody is here.',
    hint: 'Overdue courses are marked in red. Time runs from the first sign-in, or from the entry as a manager.',
  },
});
