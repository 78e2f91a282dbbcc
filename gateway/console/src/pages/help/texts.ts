import { words } from '../../frame/words';

export const useTexts = words('help', {
  'zh-CN': {
    title: '帮助',
    glossary: '用语',
    contacts: '联系谁',
    whatIsNew: '新功能',
    find: '查找用语',
    noWord: '没有这个词。',
    version: '{{version}} 版，{{day}}',
    branch: '本机构支持',
    hotline: '支持热线',
    onSite: '现场支持',
    noContacts: '本行尚未登记支持联系方式，请询问系统管理员。',
    writeHint: '来信会预填页面和追踪编号，不含客户的信息。请勿在信中写客户的个人信息。',
    subject: '管户系统求助',
    body: '页面：{{page}}\n追踪编号：{{trace}}\n\n问题：\n',
    none: '无',
  },
  en: {
    title: 'Help',
    glossary: 'Words',
    contacts: 'Whom to call',
    whatIsNew: 'What is new',
    find: 'Find a word',
    noWord: 'There is no such word.',
    version: 'Version {{version}}, {{day}}',
    branch: 'Support in your branch',
    hotline: 'Hotline',
    onSite: 'On-site support',
    noContacts: 'Your bank has not entered whom to call. Ask an administrator.',
    writeHint:
      'The letter begins with the page and the trace id, and with nothing of a customer. Write no personal data of a customer into it.',
    subject: 'A question about Guanhu',
    body: 'Page: {{page}}\nTrace id: {{trace}}\n\nQuestion:\n',
    none: 'none',
  },
});
