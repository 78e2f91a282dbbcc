import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BookOutlined from '@ant-design/icons/BookOutlined';
import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import FieldTimeOutlined from '@ant-design/icons/FieldTimeOutlined';
import FileProtectOutlined from '@ant-design/icons/FileProtectOutlined';
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import ImportOutlined from '@ant-design/icons/ImportOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import KeyOutlined from '@ant-design/icons/KeyOutlined';
import LockOutlined from '@ant-design/icons/LockOutlined';
import MailOutlined from '@ant-design/icons/MailOutlined';
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined';
import ReadOutlined from '@ant-design/icons/ReadOutlined';
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined';
import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import SwapOutlined from '@ant-design/icons/SwapOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import ToolOutlined from '@ant-design/icons/ToolOutlined';
import type { Page } from './frame/pageList';

/** All pages, in the order of the menu. A new page is one entry here and one folder. */
export const PAGES: Page[] = [
  {
    path: '/',
    title: { 'zh-CN': '首页', en: 'Home' },
    icon: HomeOutlined,
    help: () => import('./pages/home/help'),
    load: () => import('./pages/home/HomePage'),
  },
  {
    path: '/customers',
    permissions: ['customer.search'],
    title: { 'zh-CN': '客户', en: 'Customers' },
    icon: TeamOutlined,
    help: () => import('./pages/customers/help'),
    load: () => import('./pages/customers/CustomersPage'),
  },
  {
    path: '/customers/:id/edit',
    permissions: ['change.propose'],
    help: () => import('./pages/edit/help'),
    load: () => import('./pages/edit/EditPage'),
  },
  {
    path: '/customers/:id/changes/:change',
    permissions: ['change.read'],
    help: () => import('./pages/changes/help'),
    load: () => import('./pages/changes/ChangePage'),
  },
  {
    path: '/customers/:id/:tab?',
    permissions: ['customer.read'],
    help: () => import('./pages/customer/help'),
    load: () => import('./pages/customer/CustomerPage'),
  },
  {
    path: '/changes',
    permissions: ['change.list-to-decide', 'change.list-own'],
    title: { 'zh-CN': '变更复核', en: 'Changes' },
    icon: AuditOutlined,
    help: () => import('./pages/changes/help'),
    load: () => import('./pages/changes/ChangesPage'),
  },
  {
    path: '/requests',
    permissions: ['privacy-request.list'],
    title: { 'zh-CN': '个人信息请求', en: 'Privacy requests' },
    icon: SafetyOutlined,
    help: () => import('./pages/requests/help'),
    load: () => import('./pages/requests/RequestsPage'),
  },
  {
    path: '/requests/:id',
    permissions: ['privacy-request.read'],
    help: () => import('./pages/request/help'),
    load: () => import('./pages/request/RequestPage'),
  },
  {
    path: '/book',
    permissions: ['transfer.propose', 'assignment.assign'],
    title: { 'zh-CN': '管户名单', en: 'Books' },
    icon: BookOutlined,
    help: () => import('./pages/book/help'),
    load: () => import('./pages/book/BookPage'),
  },
  {
    path: '/transfers',
    permissions: ['transfer.list'],
    title: { 'zh-CN': '移交', en: 'Transfers' },
    icon: SwapOutlined,
    help: () => import('./pages/transfers/help'),
    load: () => import('./pages/transfers/TransfersPage'),
  },
  {
    path: '/transfers/:id',
    permissions: ['transfer.read'],
    help: () => import('./pages/transfers/help'),
    load: () => import('./pages/transfers/TransferPage'),
  },
  {
    path: '/pools',
    permissions: ['pool.list'],
    title: { 'zh-CN': '公海', en: 'Pools' },
    icon: InboxOutlined,
    help: () => import('./pages/pools/help'),
    load: () => import('./pages/pools/PoolsPage'),
  },
  {
    path: '/pools/:id',
    permissions: ['pool.list-customers'],
    help: () => import('./pages/pool/help'),
    load: () => import('./pages/pool/PoolPage'),
  },
  {
    path: '/messages',
    permissions: ['notification.search'],
    title: { 'zh-CN': '消息', en: 'Messages' },
    icon: MailOutlined,
    help: () => import('./pages/messages/help'),
    load: () => import('./pages/messages/MessagesPage'),
  },
  {
    path: '/messages/:id',
    permissions: ['notification.read'],
    help: () => import('./pages/message/help'),
    load: () => import('./pages/message/MessagePage'),
  },
  {
    path: '/audit',
    permissions: ['audit.search'],
    title: { 'zh-CN': '审计日志', en: 'Audit log' },
    icon: FileSearchOutlined,
    help: () => import('./pages/audit/help'),
    load: () => import('./pages/audit/AuditPage'),
  },
  {
    path: '/audit/entries/:id',
    permissions: ['audit.read'],
    help: () => import('./pages/entry/help'),
    load: () => import('./pages/entry/EntryPage'),
  },
  {
    path: '/integrity/:verification?',
    permissions: ['audit.checkpoint', 'audit.verify'],
    title: { 'zh-CN': '日志完整性', en: 'Integrity of the log' },
    icon: SafetyCertificateOutlined,
    help: () => import('./pages/log/help'),
    load: () => import('./pages/log/LogPage'),
  },
  {
    path: '/operations/:service?/:kind?/:id?',
    permissions: ['health.read', 'parked-message.list', 'keyring.rotate'],
    title: { 'zh-CN': '运行维护', en: 'Operations' },
    icon: ToolOutlined,
    help: () => import('./pages/operations/help'),
    load: () => import('./pages/operations/OperationsPage'),
  },
  {
    path: '/jobs/:service?',
    permissions: ['job.list'],
    title: { 'zh-CN': '长时间任务', en: 'Long jobs' },
    icon: FieldTimeOutlined,
    help: () => import('./pages/jobs/help'),
    load: () => import('./pages/jobs/JobsPage'),
  },
  {
    path: '/jobs/:service/:id',
    permissions: ['job.read'],
    help: () => import('./pages/jobs/help'),
    load: () => import('./pages/jobs/JobPage'),
  },
  {
    path: '/customers/new',
    permissions: ['customer.create'],
    help: () => import('./pages/create/help'),
    load: () => import('./pages/create/CreatePage'),
  },
  {
    path: '/requests/new',
    permissions: ['privacy-request.submit'],
    help: () => import('./pages/file/help'),
    load: () => import('./pages/file/FilePage'),
  },
  {
    path: '/customers/:id/requests/new',
    permissions: ['privacy-request.submit'],
    help: () => import('./pages/file/help'),
    load: () => import('./pages/file/FilePage'),
  },
  {
    path: '/holds',
    permissions: ['legal-hold.list'],
    title: { 'zh-CN': '法律保全', en: 'Legal holds' },
    icon: LockOutlined,
    help: () => import('./pages/holds/help'),
    load: () => import('./pages/holds/HoldsPage'),
  },
  {
    path: '/holds/new',
    permissions: ['legal-hold.place'],
    help: () => import('./pages/holds/help'),
    load: () => import('./pages/holds/PlacePage'),
  },
  {
    path: '/retention',
    permissions: ['retention-rule.list'],
    title: { 'zh-CN': '保存规则', en: 'Retention rules' },
    icon: FileProtectOutlined,
    help: () => import('./pages/retention/help'),
    load: () => import('./pages/retention/RetentionPage'),
  },
  {
    path: '/calendars/:year?',
    permissions: ['working-calendar.list'],
    title: { 'zh-CN': '工作日历', en: 'Working calendars' },
    icon: CalendarOutlined,
    help: () => import('./pages/calendars/help'),
    load: () => import('./pages/calendars/CalendarsPage'),
  },
  {
    path: '/calendars/:year/publish',
    permissions: ['working-calendar.publish'],
    help: () => import('./pages/calendars/help'),
    load: () => import('./pages/calendars/PublishPage'),
  },
  {
    path: '/policies/publish',
    permissions: ['privacy-policy.publish'],
    help: () => import('./pages/policies/help'),
    load: () => import('./pages/policies/PublishPage'),
  },
  {
    path: '/policies/:version?',
    permissions: ['privacy-policy.publish'],
    title: { 'zh-CN': '隐私政策', en: 'Privacy policy' },
    icon: FileTextOutlined,
    help: () => import('./pages/policies/help'),
    load: () => import('./pages/policies/PoliciesPage'),
  },
  {
    path: '/imports',
    permissions: ['customer.import'],
    title: { 'zh-CN': '批量导入', en: 'Import' },
    icon: ImportOutlined,
    help: () => import('./pages/imports/help'),
    load: () => import('./pages/imports/ImportsPage'),
  },
  {
    path: '/registrations',
    permissions: ['registration-check.list'],
    title: { 'zh-CN': '建档核实', en: 'Registrations' },
    icon: IdcardOutlined,
    help: () => import('./pages/registrations/help'),
    load: () => import('./pages/registrations/RegistrationsPage'),
  },
  {
    path: '/registrations/:id',
    permissions: ['registration-check.read'],
    help: () => import('./pages/registrations/help'),
    load: () => import('./pages/registrations/CheckPage'),
  },
  {
    path: '/permissions',
    permissions: ['permission.list'],
    title: { 'zh-CN': '权限表', en: 'Permissions' },
    icon: KeyOutlined,
    help: () => import('./pages/permissions/help'),
    load: () => import('./pages/permissions/PermissionsPage'),
  },
  {
    path: '/training',
    permissions: ['training.list'],
    title: { 'zh-CN': '培训', en: 'Training' },
    icon: ReadOutlined,
    help: () => import('./pages/training/help'),
    load: () => import('./pages/training/TrainingPage'),
  },
  {
    path: '/training/courses/:id',
    permissions: ['training.read'],
    help: () => import('./pages/training/help'),
    load: () => import('./pages/training/CoursePage'),
  },
  {
    path: '/training/completion',
    permissions: ['training.oversee'],
    help: () => import('./pages/completion/help'),
    load: () => import('./pages/completion/CompletionPage'),
  },
  {
    path: '/help/:tab?',
    title: { 'zh-CN': '帮助', en: 'Help' },
    icon: QuestionCircleOutlined,
    help: () => import('./pages/help/help'),
    load: () => import('./pages/help/HelpPage'),
  },
];
