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
    about:
      'The long jobs that services do in the background: how far they are, who started them, what came of them.',
    steps: [
      'Choose a service, and a state if you look for one.',
      'Open a job to see its progress, its result, and that of each item; one that is going on is brought up to date by itself.',
      'Cancel a job if you have to: it ends behind the step that it is at, and what is done stays done.',
    ],
    notes: [
      'After a restart a job goes on behind the last step that was done.',
      'Some jobs, such as the renewal of keys, must not stay half done and have no button to cancel them.',
      'A job and its items are deleted 90 days after it ended. What is personal is kept sealed, and is not shown here.',
    ],
  },
};
