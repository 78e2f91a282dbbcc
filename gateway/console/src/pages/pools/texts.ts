import { words } from '../../frame/words';

export const useTexts = words('pools', {
  'zh-CN': {
    title: '公海',
    none: '没有您可以查看的公海。',
    customers: '客户数',
    unasked: '其中另有指定',
    unaskedHint: '建档时指定了客户经理或机构，但未能照办',
  },
  en: {
    title: 'Pools',
    none: 'No pools in your scope.',
    customers: 'Customers',
    unasked: 'Request not met',
    unaskedHint: 'A different manager or branch was requested at registration',
  },
});
