import { words } from '../../frame/words';

export const usePolicyWords = words('centre-policy', {
  'zh-CN': {
    sample: '这是系统附带的样本，银行尚未发布正式政策。',
    version: '版本',
    publishedAt: '发布时间',
    digest: '摘要（SHA-256）',
    older: '各个版本',
    entry: '版本 {{version}}，{{at}}',
    sampleEntry: '样本',
    notCurrent: '这是较早的版本。',
    toCurrent: '查看现行版本',
    more: '加载更多',
    print: '打印',
  },
  en: {
    sample: 'This sample comes with the software. The bank has not published its own policy yet.',
    version: 'Version',
    publishedAt: 'Published',
    digest: 'Digest (SHA-256)',
    older: 'All versions',
    entry: 'Version {{version}}, {{at}}',
    sampleEntry: 'Sample',
    notCurrent: 'This is an earlier version.',
    toCurrent: 'See the current version',
    more: 'Show more',
    print: 'Print',
  },
});
