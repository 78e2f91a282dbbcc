import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Assigning } from '../../parts/Assigning';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { rowsOf, useCustomerNames } from '../../parts/customerNames';
import { useMoments } from '../../parts/moments';
import { useOwnershipWords } from '../../parts/ownershipWords';
import { useVocabulary } from '../../parts/vocabulary';
import type { Choice } from './OwnBook';
import { useTexts } from './texts';

type Assignment = NonNullable<Answered<'/api/assignments', 'get'>['items']>[number];

/** Another manager's book. Names are read customer by customer, because every read is audited. */
export function BookOf({ manager, choice }: { manager: string; choice: Choice | undefined }) {
  const say = useTexts();
  const own = useOwnershipWords();
  const speak = useVocabulary();
  const may = useMay();
  const { moment } = useMoments();
  const [assigning, assign] = useState<string>();
  const list = useCursorList<Assignment>(['book', manager], (cursor) =>
    body(api.GET('/api/assignments', { params: { query: { managerId: manager, ...from(cursor) } } })),
  );
  const named = useCustomerNames(rowsOf(list));
  const columns: TableColumnsType<Assignment> = [
    { title: own('customer'), render: (_, each) => named(each) },
    { title: own('role'), render: (_, each) => nameOf(own, each.role) },
    { title: speak('branch'), dataIndex: 'branch' },
    { title: own('since'), render: (_, each) => moment(each.from) },
  ];
  // People who can propose transfers use those to change the owner.
  const assigns = may('assignment.assign') && !may('transfer.propose');
  return (
    <>
      <CursorTable<Assignment>
        saves="BOOK"
        list={list}
        empty={say('none')}
        idOf={(each) => each.customerId}
        choice={choice}
        columns={
          assigns
            ? [
                ...columns,
                {
                  title: own('assign'),
                  className: 'unprinted',
                  render: (_, each) => (
                    <Button size="small" onClick={() => assign(each.customerId)}>
                      {own('assign')}
                    </Button>
                  ),
                },
              ]
            : columns
        }
      />
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
