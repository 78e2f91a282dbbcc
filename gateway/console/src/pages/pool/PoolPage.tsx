import { Button, Card, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Assigning } from '../../parts/Assigning';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { rowsOf, useCustomerNames } from '../../parts/customerNames';
import { useMoments } from '../../parts/moments';
import { useOwnershipWords } from '../../parts/ownershipWords';
import { PageTitle } from '../../parts/PageTitle';
import { useTexts } from './texts';

type Member = NonNullable<Answered<'/api/pools/{id}/customers', 'get'>['items']>[number];

/** A pool's customers, who wait for a manager. */
export default function PoolPage() {
  const say = useTexts();
  const own = useOwnershipWords();
  const may = useMay();
  const { moment } = useMoments();
  const { id = '' } = useParams();
  const [assigning, assign] = useState<string>();
  const list = useCursorList<Member>(['pools', id], (cursor) =>
    body(api.GET('/api/pools/{id}/customers', { params: { path: { id }, query: from(cursor) } })),
  );
  const named = useCustomerNames(rowsOf(list));
  const columns: TableColumnsType<Member> = [
    { title: own('customer'), render: (_, each) => named(each) },
    { title: say('since'), render: (_, each) => moment(each.since) },
    { title: say('requested'), dataIndex: 'requestedManager' },
    { title: say('why'), render: (_, each) => nameOf(say, each.why ?? undefined) },
  ];
  if (may('assignment.assign')) {
    columns.push({
      title: own('assign'),
      className: 'unprinted',
      render: (_, each) => (
        <Button size="small" onClick={() => assign(each.customerId)}>
          {own('assign')}
        </Button>
      ),
    });
  }
  return (
    <>
      <Link to="/pools" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('title')} />
      <Card size="small">
        <CursorTable<Member>
          saves="POOL_CUSTOMERS"
          list={list}
          empty={say('none')}
          idOf={(each) => each.customerId}
          columns={columns}
        />
      </Card>
      {assigning !== undefined && (
        <Assigning
          customerId={assigning}
          who={named({ customerId: assigning })}
          onClose={() => assign(undefined)}
        />
      )}
    </>
  );
}
