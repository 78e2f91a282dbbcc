import { Link } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { FieldValue } from '../../parts/FieldValue';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Customer = NonNullable<Answered<'/api/customers/search', 'post'>['items']>[number];

export interface Choice {
  chosen: string[];
  onChoose: (ids: string[]) => void;
}

/** A manager's reach is exactly the customers they look after, shown with masked names. */
export function OwnBook({ choice }: { choice: Choice | undefined }) {
  const say = useTexts();
  const speak = useVocabulary();
  const may = useMay();
  const list = useCursorList<Customer>(['book', 'own'], (cursor) =>
    body(api.POST('/api/customers/search', { body: { status: 'ACTIVE' }, params: { query: from(cursor) } })),
  );
  return (
    <CursorTable<Customer>
      saves="BOOK"
      list={list}
      empty={say('none')}
      idOf={(each) => each.id}
      choice={choice}
      columns={[
        {
          title: nameOf(speak, 'name'),
          render: (_, each) => {
            const name = String(each.fields.name ?? say('customer'));
            return may('customer.read') ? <Link to={`/customers/${each.id}`}>{name}</Link> : name;
          },
        },
        { title: nameOf(speak, 'phone'), render: (_, each) => <FieldValue value={each.fields.phone} /> },
        {
          title: nameOf(speak, 'idNumber'),
          render: (_, each) => <FieldValue value={each.fields.idNumber} />,
        },
        { title: speak('branch'), dataIndex: 'branch' },
        { title: speak('owner'), render: (_, each) => each.owner?.managerId },
      ]}
    />
  );
}
