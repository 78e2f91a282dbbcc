import { words } from '../frame/words';

/** The subjects of the bank's messages, by template. */
export const useTemplateWords = words('templates', {
  'zh-CN': {
    'consent-recorded': '同意已登记',
    'contact-changed-old': '联系方式已停用',
    'customer-changed': '客户信息已变更',
    'erasure-cancelled': '删除请求已撤销',
    'erasure-completed': '删除请求已完成',
    'erasure-expired': '删除请求已失效',
    'erasure-refused': '删除请求已拒绝',
    'erasure-submitted': '已收到删除请求',
    'identity-code': '身份验证码',
  },
  en: {
    'consent-recorded': 'Consent recorded',
    'contact-changed-old': 'Contact no longer registered',
    'customer-changed': 'Information changed',
    'erasure-cancelled': 'Request for deletion cancelled',
    'erasure-completed': 'Request for deletion completed',
    'erasure-expired': 'Request for deletion lapsed',
    'erasure-refused': 'Request for deletion refused',
    'erasure-submitted': 'Request for deletion received',
    'identity-code': 'One-time code',
  },
});
