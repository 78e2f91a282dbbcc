import { type TableColumnsType, Tag } from 'antd';
import { Link } from 'react-router';
import type { Answered } from '../../api/client';
import { nameOf } from '../../frame/words';
import { FieldValue } from '../../parts/FieldValue';
import { useRemembered } from '../../parts/remembered';
import { useVocabulary } from '../../parts/vocabulary';

export type Customer = NonNullable<Answered<'/api/customers/search', 'post'>['items']>[number];

const OFFERED = [
  'name',
  'phone',
  'idNumber',
  'branch',
  'owner',
  'status',
  'email',
  'address',
  'accountNumbers',
  'lastTransactionOn',
] as const;
const AT_FIRST: string[] = ['name', 'phone', 'idNumber', 'branch', 'owner', 'status'];

export function useColumns() {
  const speak = useVocabulary();
  const [chosen, choose] = useRemembered<string[]>('customers.columns', AT_FIRST);
  const columns: TableColumnsType<Customer> = OFFERED.filter((key) => chosen.includes(key)).map((key) => ({
    key,
    title: speak(key),
    render: (_, customer) => cell(key, customer, speak),
  }));
  return {
    columns,
    choice: { offered: OFFERED.map((key) => ({ value: key, label: speak(key) })), chosen, choose },
  };
}

function cell(key: (typeof OFFERED)[number], customer: Customer, speak: ReturnType<typeof useVocabulary>) {
  switch (key) {
    case 'name':
      return (
        <Link to={`/customers/${customer.id}`} onClick={(event) => event.stopPropagation()}>
          {String(customer.fields?.name ?? '—')}
        </Link>
      );
    case 'branch':
      return customer.branch;
    case 'owner':
      return customer.owner?.managerId ?? <Tag>{speak('pool')}</Tag>;
    case 'status':
      return nameOf(speak, customer.status);
    default:
      return <FieldValue value={customer.fields?.[key]} />;
  }
}
