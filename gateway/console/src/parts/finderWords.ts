import { words } from '../frame/words';

export const useFinderWords = words('finder', {
  'zh-CN': {
    by: '查找依据',
    known: '查找客户',
    find: '查找',
    nobody: '没有找到您可以查看的客户。',
    choose: '选择客户',
    more: '结果较多，请用证件号码或账号查找。',
    another: '另选客户',
  },
  en: {
    by: 'Find by',
    known: 'Find the customer',
    find: 'Find',
    nobody: 'No matching customer in your scope.',
    choose: 'Choose the customer',
    more: 'There are more matches. Search by ID number or account instead.',
    another: 'Another customer',
  },
});
