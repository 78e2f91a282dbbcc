import { words } from '../frame/words';

/** The states of a message to a customer. */
export const useMessageWords = words('messages', {
  'zh-CN': {
    QUEUED: '待发送',
    SENDING: '发送中',
    SENT: '已发送',
    DELIVERED: '已送达',
    FAILED: '失败',
    CANCELLED: '已取消',
    STUCK: '受阻',
    SETTLED: '人工办结',
  },
  en: {
    QUEUED: 'Queued',
    SENDING: 'Sending',
    SENT: 'Sent',
    DELIVERED: 'Delivered',
    FAILED: 'Failed',
    CANCELLED: 'Cancelled',
    STUCK: 'Stuck',
    SETTLED: 'Settled by staff',
  },
});
