import { type TableColumnsType, Tag } from 'antd';
import { Link } from 'react-router';
import type { Answered } from '../../api/client';
import { nameOf } from '../../frame/words';
import { FieldValue } from '../../parts/FieldValue';
import { useFields } from '../../parts/fields';
import { useRemembered } from '../../parts/remembered';
import { useVocabulary } from '../../parts/vocabulary';

export type Customer = NonNullable<Answered<'/api/customers/search', 'post'>['items']>[number];

const BESIDE_FIELDS = ['branch', 'owner', 'status'];
const AT_FIRST: string[] = ['name', 'phone', 'idNumber', 'branch', 'owner', 'status'];

/** Every field that is one text, or that customers are found by, can be a column. */
export function useColumns() {
  const speak = useVocabulary();
  const fields = useFields();
  const [chosen, choose] = useRemembered<string[]>('customers.columns', AT_FIRST);
  const further = fields
    .filter((field) => !field.several || field.searchedAs !== undefined)
    .map((field) => field.code)
    .filter((code) => !AT_FIRST.includes(code));
  const known = new Set([...BESIDE_FIELDS, ...fields.map((field) => field.code)]);
  const offered = [...AT_FIRST, ...further].filter((key) => known.has(key));
  const columns: TableColumnsType<Customer> = offered
    .filter((key) => chosen.includes(key))
    .map((key) => ({
      key,
      title: nameOf(speak, key),
      render: (_, customer) => cell(key, customer, speak),
    }));
  return {
    columns,
    choice: { offered: offered.map((key) => ({ value: key, label: nameOf(speak, key) })), chosen, choose },
  };
}

function cell(key: string, customer: Customer, speak: ReturnType<typeof useVocabulary>) {
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
      return <FieldValue value={(customer.fields as Record<string, unknown>)[key]} />;
  }
}
