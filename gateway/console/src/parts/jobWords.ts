import { words } from '../frame/words';

/** The states of a long job. */
export const useJobWords = words('jobs', {
  'zh-CN': {
    QUEUED: '等待开始',
    RUNNING: '进行中',
    COMPLETED: '已完成',
    FAILED: '失败',
    CANCELLED: '已取消',
    cancelling: '正在取消',
    cancel: '取消任务',
    keepOn: '继续进行',
    sure: '取消这个任务？已完成的部分保留，其余不再进行。',
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
    cancelling: 'Being cancelled',
    cancel: 'Cancel the job',
    keepOn: 'Go on',
    sure: 'Cancel this job? Completed steps are kept; the rest is not carried out.',
    progress: 'Progress',
    of: '{{done}} of {{total}}',
    times: 'Started {{started}}, last updated {{updated}}',
  },
});
