import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '整个审计日志的状况：警报、最新检查点、是否只增不改、全日志验证。',
    steps: [
      '先看是否有警报。',
      '下载检查点和公钥，保存在本系统之外。',
      '日后选择保存过的检查点文件，核对今天的日志是否以它为开头。',
      '需要时开始全日志验证，并查看进度。',
    ],
    notes: ['有警报时，请立即通知合规人员和管理员，并保存检查点。', '验证在后台进行，可以离开此页。'],
  },
  en: {
    about:
      'The state of the whole log: alarms, the newest checkpoint, whether it only grew, and its full verification.',
    steps: [
      'Look for an alarm first.',
      'Keep the checkpoint and the public keys somewhere outside this system.',
      'Later, choose a checkpoint that you kept: the browser checks that today’s log begins with it.',
      'Start a full verification when you need one, and follow it.',
    ],
    notes: [
      'On an alarm tell compliance and an administrator at once, and keep the checkpoint.',
      'A verification goes on when you leave the page.',
    ],
  },
};
