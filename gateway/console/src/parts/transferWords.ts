import { words } from '../frame/words';

/** The states of a transfer. */
export const useTransferWords = words('transferStates', {
  'zh-CN': {
    PROPOSED: '待接收',
    ACCEPTED: '待批准',
    APPROVED: '已批准，未到生效日',
    COMPLETED: '已完成',
    DECLINED: '已拒收',
    WITHDRAWN: '已撤回',
    LAPSED: '已失效',
  },
  en: {
    PROPOSED: 'Waiting for the receiver',
    ACCEPTED: 'Waiting for approval',
    APPROVED: 'Approved, not yet in effect',
    COMPLETED: 'Completed',
    DECLINED: 'Declined',
    WITHDRAWN: 'Withdrawn',
    LAPSED: 'Lapsed',
  },
});
