import type { Language } from '../../frame/language';

export interface Release {
  version: string;
  day: string;
  notes: Record<Language, string[]>;
}

/** What is new for the people who work here, newest first. */
export const RELEASES: Release[] = [
  {
    version: '0.1',
    day: '2026-11-27',
    notes: {
      'zh-CN': [
        '在浏览器中查找客户、查看资料、说明原因后修改信息，确认前可看到差异。',
        '第二人复核变更；移交须由接收人接受、各机构主管批准。',
        '个人信息请求从验证码到删除证明都可在此办理。',
        '审计日志可检索，记录的证明由浏览器自行核对；消息、运行维护各有页面；列表可保存为 CSV。',
        '“培训”页有必修课程、测验和操作导览；主管可看到本机构的完成情况。',
        '每一页都有帮助，中英双语。',
      ],
      en: [
        'Find a customer, view the file, change information with a reason, and review the changes before you confirm.',
        'A second person decides on changes; receivers accept transfers, and leads of all branches involved approve them.',
        'Privacy requests, from the code to the certificate of erasure.',
        'Search the audit log and check its proofs in the browser; pages for messages and operations; save lists as CSV.',
        'Courses with tests, guided tours of the pages, and training completion for leads.',
        'Help for every page, in Chinese and English.',
      ],
    },
  },
];
