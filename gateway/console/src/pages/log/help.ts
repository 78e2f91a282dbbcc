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
    notes: ['有警报时，请立即通知合规专员和管理员，并保存检查点。', '验证在后台进行，可以离开此页。'],
  },
  en: {
    about:
      'The state of the whole log: alarms, the latest checkpoint, whether the log has only grown, and full verification.',
    steps: [
      'First look for alarms.',
      'Save the checkpoint and the public keys outside this system.',
      'Later, choose a saved checkpoint: the browser checks that today’s log starts with it.',
      'Start a full verification when you need one, and follow it.',
    ],
    notes: [
      'If there is an alarm, tell compliance and an administrator immediately, and keep the checkpoint.',
      'A verification continues after you leave the page.',
    ],
  },
};
