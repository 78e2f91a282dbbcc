import { words } from '../frame/words';

/** A person's status in a course. */
export const useTrainingWords = words('training-standing', {
  'zh-CN': {
    NOT_STARTED: '未开始',
    FAILED: '未通过',
    PASSED: '已通过',
    EXPIRED: '已过期',
    overdue: '逾期',
    dueOn: '{{on}} 到期',
    validUntil: '有效至 {{on}}',
  },
  en: {
    NOT_STARTED: 'not started',
    FAILED: 'not passed',
    PASSED: 'passed',
    EXPIRED: 'expired',
    overdue: 'overdue',
    dueOn: 'due {{on}}',
    validUntil: 'valid until {{on}}',
  },
});
