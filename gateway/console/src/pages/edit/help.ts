import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '修改客户信息：填写新值，说明原因，核对差异，再确认。',
    steps: [
      '只填写要修改的字段；其余保持不变。',
      '选择原因，写明依据。',
      '逐项核对修改前后的值和提示。',
      '确认。需要复核的变更会等待另一位有权人员决定，其余立即生效。',
    ],
    notes: [
      '确认前不会有任何改动；可以随时返回修改。',
      '若他人在您填写期间改过同一客户，页面会并列显示双方的值，由您决定如何继续。',
      '提示要求动态口令、会话结束或网络中断时，您填写的内容都会保留。',
    ],
  },
  en: {
    about:
      "Change a customer's information: enter new values, give the reason, review the changes, and confirm.",
    steps: [
      'Fill in only what needs to change; the rest stays as it is.',
      'Choose the reason and note what it is based on.',
      'Compare each value before and after, and read any warnings.',
      'Confirm. A change that needs a second person waits for their decision; any other takes effect immediately.',
    ],
    notes: [
      'Nothing changes before you confirm; you can go back at any time.',
      'If someone else changed the customer in the meantime, both versions are shown side by side and you decide how to continue.',
      'What you typed is kept if a second factor is required, your session ends or the network is down.',
    ],
  },
};
