import { words } from '../frame/words';

/** The words of audit entries. */
export const useAuditWords = words('auditEntries', {
  'zh-CN': {
    allowed: '{{who}} 获准{{what}}',
    refused: '{{who}} 被拒绝{{what}}',
    carriedOut: '{{who}} 执行：{{what}}',
    customer: '客户本人',
    nobody: '身份不明者',
    ALLOWED: '已允许',
    REFUSED: '已拒绝',
  },
  en: {
    allowed: '{{who}} was allowed to {{what}}',
    refused: '{{who}} was not allowed to {{what}}',
    carriedOut: '{{who}} did this automatically: {{what}}',
    customer: 'The customer',
    nobody: 'Unknown',
    ALLOWED: 'allowed',
    REFUSED: 'refused',
  },
});
