import { Card, Tag, Tooltip } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { PageTitle } from '../../parts/PageTitle';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Pool = NonNullable<Answered<'/api/pools', 'get'>['items']>[number];

/** The pools, with the customers whom nobody looks after. */
export default function PoolsPage() {
  const say = useTexts();
  const speak = useVocabulary();
  const opens = useMay()('pool.list-customers');
  const navigate = useNavigate();
  const list = useCursorList<Pool>(['pools'], (cursor) =>
    body(api.GET('/api/pools', { params: { query: from(cursor) } })),
  );
  return (
    <>
      <PageTitle title={say('title')} />
      <Card size="small">
        <CursorTable<Pool>
          saves="POOLS"
          list={list}
          empty={say('none')}
          idOf={(each) => each.id}
          onOpen={opens ? (each) => navigate(`/pools/${each.id}`) : undefined}
          columns={[
            {
              title: speak('branch'),
              render: (_, each) =>
                opens ? (
                  <Link to={`/pools/${each.id}`} onClick={(event) => event.stopPropagation()}>
                    {each.branch}
                  </Link>
                ) : (
                  each.branch
                ),
            },
            { title: say('customers'), dataIndex: 'customers', align: 'right' },
            {
              title: <Tooltip title={say('unaskedHint')}>{say('unasked')}</Tooltip>,
              align: 'right',
              render: (_, each) => (each.unasked > 0 ? <Tag color="orange">{each.unasked}</Tag> : 0),
            },
          ]}
        />
      </Card>
    </>
  );
}
