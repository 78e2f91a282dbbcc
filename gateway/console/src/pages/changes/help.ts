import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '变更复核：由第二人决定他人提出的变更；提出人可在此撤回自己尚未结束的变更。',
    steps: [
      '打开等待时间最长的一项。',
      '点“查看明文”核对修改前后的值，以及提出的原因。',
      '批准，或拒绝并写明原因。',
    ],
    notes: [
      '不能复核自己提出的变更。',
      '决定之前客户若又有改动，请重新查看后再决定。',
      '批准后立即生效，并通知相关系统；如有误，须另提一项变更更正。',
    ],
  },
  en: {
    about:
      'Changes by others that wait for a second person, and your own open changes, which you can withdraw.',
    steps: [
      'Open the change that has waited longest.',
      'Reveal it, and compare the values before and after with the reason given.',
      'Approve or reject it, and explain why.',
    ],
    notes: [
      'You cannot decide on your own change.',
      'If the customer has changed in the meantime, look again before you decide.',
      'An approval takes effect immediately and other systems are notified. Correct a mistake with another change.',
    ],
  },
};
