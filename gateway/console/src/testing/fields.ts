import type { Field } from '../parts/fields';

type Words = Field['english'];

function field(
  code: string,
  kind: Field['kind'],
  category: Field['category'],
  english: Words,
  chinese: Words,
  further: Partial<Field>,
): Field {
  return {
    code,
    english,
    chinese,
    kind,
    category,
    options: [],
    several: false,
    required: false,
    protection: 'C2',
    revealable: true,
    shownToTheCustomer: true,
    secondPerson: false,
    announced: false,
    ...further,
  };
}

/** The fields that every bank has, as the API tells them. */
export const FIELDS: Field[] = [
  field(
    'name',
    'PERSON_NAME',
    'IDENTITY',
    { label: 'Name', help: 'The name as in the identity document' },
    { label: '姓名', help: '与身份证件上的姓名一致' },
    { required: true, secondPerson: true, searchedAs: 'name' },
  ),
  field(
    'idType',
    'ID_TYPE',
    'IDENTITY',
    { label: 'ID type', help: 'The kind of identity document' },
    { label: '证件类型', help: '身份证件的种类' },
    { protection: 'C1', options: ['RESIDENT_ID', 'PASSPORT', 'OTHER'], required: true, secondPerson: true },
  ),
  field(
    'idNumber',
    'ID_NUMBER',
    'IDENTITY',
    { label: 'ID number', help: 'The number of an identity document' },
    { label: '证件号码', help: '身份证件上的号码' },
    { required: true, secondPerson: true, searchedAs: 'idNumber' },
  ),
  field(
    'phone',
    'PHONE',
    'CONTACT',
    { label: 'Phone', help: 'A phone number' },
    { label: '手机', help: '手机或固定电话号码' },
    { announced: true, searchedAs: 'phone' },
  ),
  field(
    'email',
    'EMAIL',
    'CONTACT',
    { label: 'Email', help: 'An email address' },
    { label: '邮箱', help: '电子邮箱地址' },
    { announced: true, searchedAs: 'email' },
  ),
  field(
    'address',
    'LINE',
    'CONTACT',
    { label: 'Address', help: "The customer's home address" },
    { label: '地址', help: '客户的居住地址' },
    { longest: 200, announced: true },
  ),
  field(
    'otherPhones',
    'PHONE',
    'CONTACT',
    { label: 'Other phones', help: 'Further phone numbers' },
    { label: '其他电话', help: '其他联系电话' },
    { several: true },
  ),
  field(
    'marketingAddress',
    'LINE',
    'CONTACT',
    { label: 'Marketing address', help: 'The address for advertising' },
    { label: '营销地址', help: '接收营销资料的地址' },
    { longest: 200 },
  ),
  field(
    'accountNumbers',
    'ACCOUNT_NUMBER',
    'ACCOUNT',
    { label: 'Accounts', help: "The customer's account numbers" },
    { label: '账号', help: '客户的账号' },
    { several: true, searchedAs: 'accountNumber' },
  ),
  field(
    'lastTransactionOn',
    'DAY',
    'TRANSACTION',
    { label: 'Last transaction', help: 'The day of the last transaction' },
    { label: '最近交易日', help: '最近一笔交易的日期' },
    { secondPerson: true },
  ),
  field(
    'marketingPreferences',
    'LINE',
    'MARKETING',
    { label: 'Marketing preferences', help: "The customer's preferences about advertising" },
    { label: '营销偏好', help: '客户对营销的意愿' },
    { protection: 'C1', longest: 200, several: true },
  ),
  field(
    'serviceNotes',
    'LINE',
    'INTERACTION',
    { label: 'Service notes', help: 'Notes by staff' },
    { label: '服务记录', help: '员工在服务中的记录' },
    { longest: 2_000, several: true, shownToTheCustomer: false },
  ),
];
