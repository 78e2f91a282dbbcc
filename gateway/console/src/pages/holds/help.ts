import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '因有权机关要求、可能的诉讼、未结清事项或反洗钱调查而须继续保存的数据。',
    steps: [
      '查看保全，可按客户筛选。',
      '点击“设置保全”，选择客户、依据和数据类别，填写案号和法律依据。',
      '事由消失后点击“解除”。',
    ],
    notes: [
      '解除后，仅因该保全而保存的数据会自动删除，无法恢复。',
      '保全的依据仅合规专员可见；反洗钱调查须保密。',
      '诉讼请求的保全随诉讼时效届满自动解除。',
    ],
  },
  en: {
    about:
      'Data kept because an authority requires it, a claim may be brought, a matter is unsettled, or an investigation is open.',
    steps: [
      'View all holds, or those of one customer.',
      'Press “Place a hold”, choose the customer, ground and categories, and enter the number and the article.',
      'Press “Lift” once the reason no longer applies.',
    ],
    notes: [
      'Data kept only by a hold is erased automatically when the hold is lifted, and cannot be restored.',
      'Only compliance can see the ground; an investigation is confidential.',
      'A hold for a claim ends automatically with the limitation period.',
    ],
  },
};
