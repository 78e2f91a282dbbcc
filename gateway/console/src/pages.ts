import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BookOutlined from '@ant-design/icons/BookOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined';
import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import SwapOutlined from '@ant-design/icons/SwapOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
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
    path: '/help/:tab?',
    title: { 'zh-CN': '帮助', en: 'Help' },
    icon: QuestionCircleOutlined,
    help: () => import('./pages/help/help'),
    load: () => import('./pages/help/HelpPage'),
  },
];
