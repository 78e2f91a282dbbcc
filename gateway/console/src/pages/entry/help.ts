import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '一条审计记录的全部内容，以及它确在日志中的证明。',
    steps: [
      '阅读记录。',
      '需要时选择用途，打开密封内容；内容显示一分钟后隐藏。',
      '取得证明，由您的浏览器核对散列和签名。',
    ],
    notes: [
      '核对不依赖服务器的说法；浏览器不能核对某种签名时，页面会说明。',
      '已删除的密封内容无法再打开，但记录仍可证明。',
    ],
  },
  en: {
    about: 'The details of one audit entry, and the proof that it is in the log.',
    steps: [
      'Read the entry.',
      'If you need to, choose a purpose and open the sealed details. They are hidden again after a minute.',
      'Fetch the proof; your browser checks the hashes and signatures.',
    ],
    notes: [
      'The check is independent of the server. If the browser cannot check a signature, the page says so.',
      'Erased details can no longer be opened, but the entry can still be proved.',
    ],
  },
};
