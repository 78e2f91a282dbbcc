import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '银行向客户公布的隐私政策，包括全部历史版本。',
    steps: [
      '点击某个版本，查看中英文全文、发布时间和摘要。',
      '点击“拟定新版本”，在现行文本上修改，再点击“查看差异”。',
      '核对新增和删去的段落后点击“发布”；需要再次验证身份。',
    ],
    notes: [
      '发布后立即生效，不可修改或撤回。',
      '客户的申请会记下他们读过的版本，摘要可用来证明文本未被改动。',
    ],
  },
  en: {
    about: "The bank's privacy policy for customers, in every version.",
    steps: [
      'Open a version to read it in both languages, with its date and digest.',
      'Press “Write a new version”, edit the current text, and press “Review changes”.',
      'Check which paragraphs were added or removed, then press “Publish”. You will be asked for your second factor.',
    ],
    notes: [
      'It takes effect immediately and cannot be changed or withdrawn.',
      'Each request records the version that its customer read; the digest proves that the text has not changed.',
    ],
  },
};
