import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '谁可以做什么：每项权限一行，每个角色一列。各服务按同一张表判断，此处所见即实际生效的内容。',
    steps: [
      '选择角色，只看该角色的权限；或按名称、含义查找。',
      '单元格说明可以处理谁的记录，例如“自己的”指由其管户的客户。',
      '需要时保存为 CSV，供复核留档。',
    ],
    notes: [
      '一人兼任多个角色时，每项权限只计有该权限的角色，范围相加。',
      '员工登录时一律使用动态口令；标有“最近五分钟内”的操作还需重新输入。',
      '此表随系统版本发布，不能在此修改。谁担任哪个角色由身份系统管理。',
    ],
  },
  en: {
    about:
      'Who may do what: a row for each permission and a column for each role. The services decide by this very table, so what you see is what applies.',
    steps: [
      'Choose a role to see only what it may do, or search by name or meaning.',
      'A cell shows whose records the role may act on: “their own” are the customers they look after.',
      'Save the table as CSV if you need it for a review.',
    ],
    notes: [
      'For people with several roles, each permission counts only the roles that have it, and their reach adds up.',
      'Staff always sign in with a second factor; what is marked “from the last five minutes” asks for it again.',
      'The table comes with the version of the suite and cannot be changed here. Who has which role is managed in the identity system.',
    ],
  },
};
