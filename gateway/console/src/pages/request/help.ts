import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about:
      '一项个人信息请求的全过程：谁提出、如何证明身份、哪些信息将删除或依法保存、各持有方的回执和删除证明。',
    steps: [
      '核对身份：客户自己的请求由客户完成；代为提出的请求由员工核对验证码或登记凭证。',
      '阅读“处理结果”：每类信息是删除还是限制处理、保存至何时、依据哪一条。',
      '由未经办过的合规专员批准，或写明理由和依据拒绝。',
      '执行后查看回执，下载删除证明交给客户。',
    ],
    notes: [
      '删除不可撤销。客户可在执行前取消自己的请求，员工不能代为取消。',
      '提出或修改过客户联系方式的员工不得经办该请求。',
      '删除证明可由任何人离线核验，不依赖本行系统。',
    ],
  },
  en: {
    about:
      'One request from beginning to end: who filed it, how identity was proved, what is erased and what the law keeps, the receipts of all holders, and the certificate.',
    steps: [
      'Prove identity: customers do it themselves for what they filed; for what staff filed, take the code or enter the evidence.',
      'Read what becomes of the data: erased or restricted, until when, and under which article.',
      'A compliance officer who has not handled it approves, or refuses with reason and citation.',
      'When it is carried out, look at the receipts and give the certificate to the customer.',
    ],
    notes: [
      'Erasure cannot be undone. Customers may cancel their request before it is carried out; staff cannot do so for them.',
      'Whoever changed the customer’s contact lately takes no step in the request.',
      'Anyone can verify the certificate offline, without any system of the bank.',
    ],
  },
};
