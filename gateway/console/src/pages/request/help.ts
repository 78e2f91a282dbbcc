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
      '删除不可撤销。客户可在执行前撤销自己的请求，员工不能代为撤销。',
      '提出或修改过客户联系方式的员工不得经办该请求。',
      '删除证明可由任何人离线核验，不依赖本行系统。',
    ],
  },
  en: {
    about:
      'One request from start to finish: who filed it, how identity was verified, what is erased and what is kept by law, the receipts from all holders, and the certificate.',
    steps: [
      'Verify the identity. Customers do this themselves for requests they filed; for requests filed by staff, enter the code or the evidence.',
      'Check what happens to the data: erased or restricted, until when, and under which article.',
      'A compliance officer who has not handled the request approves it, or refuses it with a reason and a citation.',
      'After execution, check the receipts and give the customer the certificate.',
    ],
    notes: [
      'Erasure cannot be undone. Customers can cancel before execution; staff cannot cancel for them.',
      'Anyone who recently changed the customer’s contact details cannot handle the request.',
      "Anyone can verify the certificate offline, without any of the bank's systems.",
    ],
  },
};
