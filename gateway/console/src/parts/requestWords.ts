import { words } from '../frame/words';

/** The states of a privacy request. */
export const useRequestWords = words('requests', {
  'zh-CN': {
    SUBMITTED: '已提出',
    VERIFYING: '身份核验中',
    VERIFIED: '身份已核验',
    CONFIRMED: '已确认',
    ASSESSED: '已评估',
    COOLING_OFF: '冷静期',
    AWAITING_APPROVAL: '待批准',
    EXECUTING: '执行中',
    COMPLETED: '已完成',
    PARTIALLY_COMPLETED: '部分完成',
    REJECTED: '已拒绝',
    CANCELLED: '已撤销',
    EXPIRED: '已过期',
  },
  en: {
    SUBMITTED: 'Filed',
    VERIFYING: 'Verifying identity',
    VERIFIED: 'Identity verified',
    CONFIRMED: 'Confirmed',
    ASSESSED: 'Assessed',
    COOLING_OFF: 'Cooling off',
    AWAITING_APPROVAL: 'Waiting for approval',
    EXECUTING: 'In progress',
    COMPLETED: 'Completed',
    PARTIALLY_COMPLETED: 'Partially completed',
    REJECTED: 'Refused',
    CANCELLED: 'Cancelled',
    EXPIRED: 'Lapsed',
  },
});
