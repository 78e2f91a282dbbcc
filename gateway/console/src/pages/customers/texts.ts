import { words } from '../../frame/words';

export const useTexts = words('customers', {
  'zh-CN': {
    title: '客户',
    create: '新建客户',
    search: '查询',
    clear: '清空',
    hint: '条件可以组合；留空则列出您可以查看的全部客户。',
    none: '没有找到您可以查看的客户。',
    any: '不限',
    notYet: '输入条件后查询，或直接查询全部。',
  },
  en: {
    title: 'Customers',
    create: 'New customer',
    search: 'Search',
    clear: 'Clear',
    hint: 'All criteria must match. Leave everything empty to list all customers in your scope.',
    none: 'No matching customer in your scope.',
    any: 'Any',
    notYet: 'Enter what you know, or search for all.',
  },
});
