import { words } from '../frame/words';

/** How a request about personal data was made, and why. */
export const useAskingWords = words('asking', {
  'zh-CN': {
    APP: '手机应用',
    HOTLINE: '客服热线',
    LETTER: '信函',
    COUNTER: '柜面',
    CUSTOMER_REQUEST: '客户要求',
    PURPOSE_ENDED: '处理目的已实现',
    CONSENT_WITHDRAWN: '撤回同意',
    RELATIONSHIP_ENDED: '业务关系已终止',
    UNLAWFUL_PROCESSING: '违法处理',
    OTHER: '其他',
  },
  en: {
    APP: 'the app',
    HOTLINE: 'phone',
    LETTER: 'letter',
    COUNTER: 'counter',
    CUSTOMER_REQUEST: 'Requested by the customer',
    PURPOSE_ENDED: 'The purpose has ended',
    CONSENT_WITHDRAWN: 'Consent withdrawn',
    RELATIONSHIP_ENDED: 'The relationship has ended',
    UNLAWFUL_PROCESSING: 'Unlawful processing',
    OTHER: 'Other',
  },
});
