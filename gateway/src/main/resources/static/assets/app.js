// The console's first page. It never holds a token: the gateway's cookie lets it in.
'use strict';

const TEXTS = {
  'zh-CN': {
    skip: '跳到正文', docs: '接口文档', signIn: '登录', signOut: '退出', other: 'English',
    welcomeTitle: '管户与个人信息删除', welcomeText: '请用银行的账号登录。客户请使用手机应用。',
    meTitle: '当前用户', login: '登录名', employeeId: '工号', branch: '机构', roles: '角色', level: '认证级别',
    level1: '密码', level2: '密码和动态口令', noSearch: '您的角色不查询客户。',
    searchTitle: '查询客户', name: '姓名', phone: '手机', idNumber: '证件号码', search: '查询', none: '没有找到您可以查看的客户。', more: '更多',
    owner: '管户经理', status: '状态', categories: '数据类别', email: '邮箱', address: '地址', idType: '证件类型', accountNumbers: '账号',
    lastTransactionOn: '最近交易', otherPhones: '其他电话', marketingAddress: '营销地址', marketingPreferences: '营销偏好', serviceNotes: '服务记录', version: '版本', searchHint: '留空则列出您可以查看的全部客户。', close: '关闭', trace: '跟踪号',
    signInFailed: '登录没有完成，请重试。', sessionEnded: '会话已结束，请重新登录。', failed: '请求没有成功', footer: '屏幕上的个人信息已按规定遮盖；每次查询和打开都会记入审计。',
    IDENTITY: '身份', CONTACT: '联系方式', ACCOUNT: '账户', TRANSACTION: '交易', CREDIT: '征信', MARKETING: '营销', INTERACTION: '服务记录',
    HELD: '持有', RESTRICTED: '限制处理', ERASED: '已删除', NONE: '无', ACTIVE: '正常', CLOSED: '已结束', pool: '公海', RESIDENT_ID: '居民身份证', PASSPORT: '护照', OTHER: '其他',
    'relationship-manager': '客户经理', 'team-lead': '团队主管', operations: '运营', 'compliance-officer': '合规', auditor: '审计', administrator: '管理员', customer: '客户',
  },
  en: {
    skip: 'Skip to content', docs: 'API documentation', signIn: 'Sign in', signOut: 'Sign out', other: '中文',
    welcomeTitle: 'Who looks after whom, and how data is erased', welcomeText: 'Sign in with your account at the bank. Customers use the mobile app.',
    meTitle: 'Signed in', login: 'Login', employeeId: 'Employee id', branch: 'Branch', roles: 'Roles', level: 'Authentication',
    level1: 'password', level2: 'password and one-time code', noSearch: 'Your role does not search customers.',
    searchTitle: 'Find a customer', name: 'Name', phone: 'Phone', idNumber: 'ID number', search: 'Search', none: 'No customer that you may see was found.', more: 'More',
    owner: 'Manager', status: 'Status', categories: 'Categories of data', email: 'Email', address: 'Address', idType: 'ID type', accountNumbers: 'Accounts',
    lastTransactionOn: 'Last transaction', otherPhones: 'Other phones', marketingAddress: 'Marketing address', marketingPreferences: 'Marketing preferences', serviceNotes: 'Service notes', version: 'version', searchHint: 'Leave all empty to list every customer that you may see.', close: 'Close', trace: 'trace',
    signInFailed: 'Signing in was not completed. Try again.', sessionEnded: 'Your session has ended. Sign in again.', failed: 'The request failed',
    footer: 'Personal data on this screen is masked; every search and every opening is audited.',
    IDENTITY: 'Identity', CONTACT: 'Contact', ACCOUNT: 'Account', TRANSACTION: 'Transactions', CREDIT: 'Credit', MARKETING: 'Marketing', INTERACTION: 'Interaction',
    HELD: 'held', RESTRICTED: 'restricted', ERASED: 'erased', NONE: 'none', ACTIVE: 'active', CLOSED: 'closed', pool: 'pool', RESIDENT_ID: 'resident ID', PASSPORT: 'passport', OTHER: 'other',
    'relationship-manager': 'relationship manager', 'team-lead': 'team lead', operations: 'operations', 'compliance-officer': 'compliance officer', auditor: 'auditor', administrator: 'administrator', customer: 'customer',
  },
};
const SEARCHERS = ['relationship-manager', 'team-lead', 'operations'];
const PAGE = 20;

const $ = (id) => document.getElementById(id);
let language = localStorage.getItem('language') || (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
let session = { signedIn: false };
let query = null;
let next = null;
let found = [];
let shown = null;

const text = (key) => TEXTS[language][key] ?? key;
const show = (id, visible) => { $(id).hidden = !visible; };
const csrf = () => document.cookie.split('; ').find((c) => c.startsWith(session.csrfCookie + '='))?.split('=')[1] ?? '';

function translate() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = text(element.dataset.text); });
  $('language').textContent = text('other');
  document.querySelectorAll('a[href^="/oauth2/"]').forEach((a) => { a.href = '/oauth2/authorization/guanhu-console?ui_locales=' + language; });
  $('close').setAttribute('aria-label', text('close'));
  if (session.signedIn) facts($('me-facts'), me());
  list();
  if (shown) customer(shown);
}

function notice(message) {
  $('notice').textContent = message;
  show('notice', Boolean(message));
}

function facts(list, pairs) {
  list.replaceChildren(...pairs.filter(([, value]) => value !== undefined && value !== null && value !== '').flatMap(([key, value]) => {
    const term = document.createElement('dt');
    const definition = document.createElement('dd');
    term.textContent = text(key);
    definition.textContent = Array.isArray(value) ? value.join(', ') : String(value);
    return [term, definition];
  }));
}

const me = () => [
  ['login', session.name], ['employeeId', session.employeeId], ['branch', session.branch],
  ['roles', (session.roles ?? []).map(text)], ['level', text('level' + session.acr)],
];

async function call(path, options = {}) {
  const headers = { Accept: 'application/json', 'Accept-Language': language, ...options.headers };
  if (options.method && options.method !== 'GET') headers['X-XSRF-TOKEN'] = csrf();
  const response = await fetch(path, { ...options, headers, credentials: 'same-origin' });
  const body = await response.json().catch(() => null);
  if (response.ok) return body;
  if (response.status === 401) { await load(); notice(text('sessionEnded')); }
  else notice(problem(body));
  throw new Error(String(response.status));
}

/** Fields that are wrong say more than the problem as a whole. */
function problem(body) {
  const stop = language === 'en' ? '. ' : '。';
  const what = body?.errors?.length
    ? body.errors.map((error) => text(error.field) + (language === 'en' ? ' ' : '：') + error.message).join(stop) + stop
    : [body?.title ?? text('failed'), body?.detail].filter(Boolean).join(stop);
  return what + (body?.traceId ? ' (' + text('trace') + ' ' + body.traceId + ')' : '');
}

async function load() {
  session = await fetch('/session', { credentials: 'same-origin' }).then((answer) => answer.json());
  show('sign-in', !session.signedIn);
  show('sign-out', session.signedIn);
  show('welcome', !session.signedIn);
  show('me', session.signedIn);
  show('who', session.signedIn);
  const maySearch = session.signedIn && session.roles.some((role) => SEARCHERS.includes(role));
  show('search', maySearch);
  if (!maySearch) { found = []; next = null; }
  show('no-search', session.signedIn && !maySearch);
  $('who').textContent = session.signedIn ? [session.name, session.branch].filter(Boolean).join(' · ') : '';
  $('sign-out').elements._csrf.value = csrf();
  translate();
}

function row(customer) {
  const tr = document.createElement('tr');
  const fields = customer.fields ?? {};
  const owner = customer.owner ? customer.owner.managerId : text('pool');
  [fields.name, fields.phone, fields.idNumber, customer.branch, owner, text(customer.status)].forEach((value) => {
    tr.insertCell().textContent = value ?? '—';
  });
  tr.tabIndex = 0;
  tr.addEventListener('click', () => open(customer.id));
  tr.addEventListener('keydown', (event) => { if (event.key === 'Enter') open(customer.id); });
  return tr;
}

function list() {
  $('results').tBodies[0].replaceChildren(...found.map(row));
  show('results', found.length > 0);
  show('more', found.length > 0 && Boolean(next));
}

async function search(cursor) {
  notice('');
  show('none', false);
  if (!cursor) { found = []; next = null; list(); }
  const button = $('search-form').querySelector('button');
  button.disabled = true;
  try {
    const parameters = new URLSearchParams({ limit: PAGE });
    if (cursor) parameters.set('cursor', cursor);
    const page = await call('/api/customers/search?' + parameters, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(query),
    });
    found.push(...page.items);
    next = page.next ?? null;
    list();
    show('none', found.length === 0);
  } finally {
    button.disabled = false;
  }
}

async function open(id) {
  notice('');
  shown = await call('/api/customers/' + encodeURIComponent(id));
  customer(shown);
  $('customer').showModal();
}

function customer(read) {
  const fields = read.fields ?? {};
  $('customer-title').textContent = fields.name ?? '—';
  $('customer-line').textContent = [read.branch, read.owner?.managerId ?? text('pool'), text(read.status), text('version') + ' ' + read.version].filter(Boolean).join(' · ');
  facts($('customer-facts'), Object.entries(fields).filter(([key]) => key !== 'name').map(([key, value]) => [key, key === 'idType' ? text(value) : value]));
  $('customer-categories').replaceChildren(...Object.entries(read.categories ?? {}).map(([category, state]) => {
    const item = document.createElement('li');
    item.textContent = text(category) + ' · ' + text(state);
    item.classList.toggle('gone', state === 'ERASED' || state === 'RESTRICTED');
    return item;
  }));
}

$('language').addEventListener('click', () => {
  language = language === 'en' ? 'zh-CN' : 'en';
  localStorage.setItem('language', language);
  notice('');
  translate();
});
$('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  query = Object.fromEntries([...new FormData(event.target)].map(([k, v]) => [k, v.trim()]).filter(([, v]) => v));
  search(null).catch(() => {});
});
$('customer').addEventListener('close', () => { shown = null; });
$('more').addEventListener('click', () => search(next).catch(() => {}));

load().then(() => {
  if (new URLSearchParams(location.search).get('problem') === 'sign-in') notice(text('signInFailed'));
  history.replaceState(null, '', '/');
}).catch(() => notice(text('failed')));
