import { Tag } from 'antd';
import { Link } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { useMoments } from '../../parts/moments';
import { useRequestWords } from '../../parts/requestWords';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Request = NonNullable<Answered<'/api/privacy-requests', 'get'>['items']>[number];

/** The customer's requests about personal data. */
export function RequestsTab({ id }: { id: string }) {
  const say = useTexts();
  const speak = useVocabulary();
  const state = useRequestWords();
  const { moment, day } = useMoments();
  const list = useCursorList<Request>(['customer', id, 'requests'], (cursor) =>
    body(api.GET('/api/privacy-requests', { params: { query: { customerId: id, ...from(cursor) } } })),
  );
  const may = useMay();
  return (
    <>
      {may('privacy-request.submit') && (
        <Link to={`/customers/${id}/requests/new`} className="unprinted">
          {say('file')}
        </Link>
      )}
      <CursorTable
        saves="CUSTOMER_REQUESTS"
        list={list}
        empty={say('noRequests')}
        idOf={(each) => each.id ?? ''}
        columns={[
          { title: say('filedAt'), render: (_, each) => moment(each.createdAt) },
          {
            title: speak('status'),
            render: (_, each) => <Link to={`/requests/${each.id}`}>{nameOf(state, each.state)}</Link>,
          },
          {
            title: say('scope'),
            render: (_, each) => (each.scope ?? []).map((category) => nameOf(speak, category)).join(', '),
          },
          {
            title: say('deadline'),
            render: (_, each) => (
              <>
                {day(each.deadline)} {each.overdue && <Tag color="red">{say('overdue')}</Tag>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
