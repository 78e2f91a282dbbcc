import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '代客户登记其通过热线、信函或柜面提出的删除请求。',
    steps: [
      '查找并选择客户。',
      '选择“提出方式”“范围”和“原因”。',
      '点击“提出请求”，然后在请求页面核验身份、登记凭证并确认。',
    ],
    notes: [
      '客户会立即收到通知。',
      '柜面当面核对证件时，凭证可代替验证码，此时须由另一人确认。',
      '客户在应用中提出的请求只能由客户本人确认。',
    ],
  },
  en: {
    about: 'Record an erasure request that a customer made by phone, by letter or at a counter.',
    steps: [
      'Find and select the customer.',
      'Choose how the request was received, the “Scope” and the “Reason”.',
      "Press “File the request”. Then verify the identity, enter the evidence and confirm on the request's page.",
    ],
    notes: [
      'The customer is notified immediately.',
      'At a counter, the evidence can replace the code if you have seen the identity document; someone else must then confirm.',
      'Only customers can confirm requests they filed in the app.',
    ],
  },
};
