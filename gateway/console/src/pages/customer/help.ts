import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '一位客户的全部资料，分标签显示：概览、账户、同意、变更、请求和消息。',
    steps: [
      '先看概览中的状态和管户人。',
      '需要明文时点“查看明文”，选择用途并写明原因；明文只显示片刻。',
      '要更正信息，点“修改信息”。',
      '要代客户提出个人信息请求，在“个人信息请求”标签中办理。',
    ],
    notes: [
      '查看明文会记入审计，用途和原因会被复核，请如实填写。',
      '“限制处理”表示依法须保存而停止使用：谁也不能查看或修改。',
      '客户给予同意须有其签署的材料；撤回按客户的要求即可登记。',
    ],
  },
  en: {
    about:
      'Everything about one customer, in tabs: overview, accounts, consents, changes, requests and messages.',
    steps: [
      'Look at the status and the owner in the overview first.',
      'Where you need a value in clear, press “Show in clear”, choose the purpose and say why; it is shown for a short time.',
      'To correct something, press “Edit”.',
      'Requests on personal data are filed for the customer under “Requests”.',
    ],
    notes: [
      'Showing values in clear is audited; purpose and reason are reviewed, so say what is true.',
      '“Restricted” means that the law keeps it out of use: nobody can read or change it.',
      'A consent needs the form that the customer signed; a withdrawal is recorded on their word.',
    ],
  },
};
