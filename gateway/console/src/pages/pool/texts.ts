import { words } from '../../frame/words';

export const useTexts = words('pool', {
  'zh-CN': {
    title: '公海客户',
    back: '返回公海列表',
    none: '公海中没有客户。',
    since: '进入时间',
    requested: '指定的客户经理',
    why: '未能照办的原因',
    MANAGER_UNKNOWN: '名录中无此客户经理',
    MANAGER_INACTIVE: '客户经理已离任',
    MANAGER_OF_OTHER_BRANCH: '客户经理属于其他机构',
    BRANCH_CLOSED: '机构已撤销',
    BRANCH_UNKNOWN: '名录中无此机构',
    HEARD_LATE: '建档信息到达过晚，已无法得知原来的指定',
  },
  en: {
    title: 'Customers of a pool',
    back: 'Back to the pools',
    none: 'No customers in this pool.',
    since: 'In pool since',
    requested: 'Requested',
    why: 'Reason',
    MANAGER_UNKNOWN: 'the manager is not in the directory',
    MANAGER_INACTIVE: 'the manager has left',
    MANAGER_OF_OTHER_BRANCH: 'the manager belongs to another branch',
    BRANCH_CLOSED: 'the branch is closed',
    BRANCH_UNKNOWN: 'the branch is not on the list',
    HEARD_LATE: 'the registration arrived late; the requested manager is unknown',
  },
});
