import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '各服务在后台进行的长时间任务：进度、发起人和结果。',
    steps: [
      '选择服务，并按状态筛选。',
      '打开一个任务，查看进度、结果和逐项结果；进行中的任务会自动更新。',
      '需要时取消任务：当前一步完成后停止，已完成的部分保留。',
    ],
    notes: [
      '服务重启后，任务从上次完成的一步继续，不会重复。',
      '更换密钥之类的任务不能中途停止，因此没有取消按钮。',
      '任务结束 90 天后，其记录连同逐项结果一并删除。个人信息以加密形式保存，不在此显示。',
    ],
  },
  en: {
    about: 'Long jobs that services run in the background: progress, who started them, and results.',
    steps: [
      'Choose a service and, if you like, a state.',
      'Open a job to see its progress, its result and the result of each item. A running job updates automatically.',
      'Cancel a job if necessary. It stops after the current step; completed steps are kept.',
    ],
    notes: [
      'After a restart, a job resumes after its last completed step.',
      'Some jobs, such as the renewal of keys, cannot be stopped halfway and have no cancel button.',
      'A job and its results are deleted 90 days after it ends. Personal data is stored encrypted and is not shown here.',
    ],
  },
};
