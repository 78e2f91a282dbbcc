import { words } from '../frame/words';

/** The states of a job that goes on by itself. */
export const useJobWords = words('jobs', {
  'zh-CN': {
    QUEUED: '等待开始',
    RUNNING: '进行中',
    COMPLETED: '已完成',
    FAILED: '失败',
    CANCELLED: '已取消',
    progress: '进度',
    of: '{{done}} / {{total}}',
    times: '{{started}} 开始，{{updated}} 更新',
  },
  en: {
    QUEUED: 'Waiting',
    RUNNING: 'Running',
    COMPLETED: 'Completed',
    FAILED: 'Failed',
    CANCELLED: 'Cancelled',
    progress: 'Progress',
    of: '{{done}} of {{total}}',
    times: 'Started {{started}}, last updated {{updated}}',
  },
});
