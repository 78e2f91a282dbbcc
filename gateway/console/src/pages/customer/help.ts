import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '一位客户的全部资料，分标签显示：概览、账户、同意、变更、请求和消息。',
    steps: [
      '先看概览中的状态和管户人。',
      '需要明文时点“查看明文”，选择用途；明文只显示片刻。',
      '要更正信息，点“修改信息”。',
      '要代客户提出个人信息请求，在“个人信息请求”标签中办理。',
    ],
    notes: [
      '查看明文会记入审计，用途会被复核，请如实填写。',
      '“限制处理”表示依法须保存而停止使用：谁也不能查看或修改。',
      '客户给予同意须有其签署的材料；撤回按客户的要求即可登记。',
    ],
  },
  en: {
    about:
      'Everything about one customer, in tabs: overview, accounts, consents, changes, requests and messages.',
    steps: [
      'First check the status and the owner in the overview.',
      'To see a value in full, press “Reveal values” and choose the purpose. It is shown for a short time.',
      'To correct something, press “Edit”.',
      'To file a privacy request for the customer, open “Requests”.',
    ],
    notes: [
      'Revealing values is audited, and the purpose is reviewed, so state it truthfully.',
      '“Restricted” means that the data is kept by law and out of use: nobody can read or change it.',
      'Recording a consent requires a form signed by the customer; a withdrawal can be recorded on request.',
    ],
  },
};
