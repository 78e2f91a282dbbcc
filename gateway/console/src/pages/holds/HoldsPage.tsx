import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { CustomerFinder } from '../../parts/CustomerFinder';
import { from, useCursorList } from '../../parts/cursors';
import { rowsOf, useCustomerNames } from '../../parts/customerNames';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { useVocabulary } from '../../parts/vocabulary';
import { Ground } from './Ground';
import { type Hold, isOpen } from './hold';
import { Lift } from './Lift';
import { useTexts } from './texts';

/** Legal holds, newest first. Only compliance sees why. */
export default function HoldsPage() {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const [customerId, look] = useRemembered<string | undefined>('holds.customer', undefined);
  const list = useCursorList<Hold>(['holds', customerId], (cursor) => {
    const query = { ...(customerId === undefined ? {} : { customerId }), ...from(cursor) };
    return body(api.GET('/api/legal-holds', { params: { query } }));
  });
  return (
    <>
      <PageTitle title={say('title')}>
        {may('legal-hold.place') && (
          <Button type="primary" onClick={() => navigate('/holds/new')}>
            {say('place')}
          </Button>
        )}
      </PageTitle>
      <Card size="small">
        <Flex vertical gap="middle">
          {may('customer.search') && (
            <Flex vertical gap={4} className="unprinted">
              <Typography.Text type="secondary">{say('ofCustomer')}</Typography.Text>
              <CustomerFinder {...(customerId ? { value: customerId } : {})} onChange={look} />
            </Flex>
          )}
          <CursorTable<Hold>
            saves="LEGAL_HOLDS"
            list={list}
            empty={say('none')}
            idOf={(each) => each.id}
            columns={useColumns(rowsOf(list))}
          />
        </Flex>
      </Card>
    </>
  );
}

function useColumns(rows: Hold[]) {
  const named = useCustomerNames(rows);
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  const may = useMay();
  return [
    {
      title: say('state'),
      render: (_: unknown, each: Hold) => (
        <Tag color={isOpen(each) ? 'orange' : 'default'}>{say(isOpen(each) ? 'open' : 'closed')}</Tag>
      ),
    },
    { title: say('customer'), render: (_: unknown, each: Hold) => named(each) },
    { title: say('ground'), width: 300, render: (_: unknown, each: Hold) => <Ground hold={each} /> },
    {
      title: say('categories'),
      width: 200,
      render: (_: unknown, each: Hold) =>
        each.categories.map((category) => nameOf(speak, category)).join(', '),
    },
    {
      title: say('opened'),
      render: (_: unknown, each: Hold) => `${moment(each.createdAt)} · ${each.createdBy}`,
    },
    {
      title: say('ended'),
      render: (_: unknown, each: Hold) =>
        isOpen(each) ? '—' : `${moment(each.closedAt)} · ${each.closedBy ?? ''}`,
    },
    ...(may('legal-hold.close')
      ? [
          {
            title: '',
            className: 'unprinted',
            render: (_: unknown, each: Hold) => isOpen(each) && <Lift hold={each} />,
          },
        ]
      : []),
  ];
}
