import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '一条消息的送达经过：何时请求发送、尝试过几次、因何失败。',
    steps: ['查看最近一次失败的原因。', '可以立即重新发送，或登记客户已通过其他方式收到。'],
    notes: [
      '法定通知在送达或人工办结之前一直处于待处理状态。',
      '重新发送和登记结果须有新近的动态口令，并记入审计。',
    ],
  },
  en: {
    about: 'The delivery of one message: when it was requested, how often it was tried, and why it failed.',
    steps: [
      'Check why the last attempt failed.',
      'Send it again, or record that the customer was informed in another way.',
    ],
    notes: [
      'A legal notice stays open until it is delivered or settled by staff.',
      'Sending again and recording an outcome need a fresh second factor and are audited.',
    ],
  },
};
