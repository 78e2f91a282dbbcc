import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { api, body, type Sent } from '../../api/client';
import { useMay } from '../../frame/session';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { WithFields } from '../../parts/WithFields';
import { ColumnChoice } from './ColumnChoice';
import { type Customer, useColumns } from './columns';
import { SearchForm } from './SearchForm';
import { useTexts } from './texts';

export type Criteria = Sent<'/api/customers/search', 'post'>;

export default function CustomersPage() {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [criteria, setCriteria] = useRemembered<Criteria | undefined>('customers.criteria', undefined);
  const { columns, choice } = useColumns();
  const found = useCursorList<Customer>(
    ['customers', criteria],
    (cursor) =>
      body(api.POST('/api/customers/search', { body: criteria ?? {}, params: { query: from(cursor) } })),
    criteria !== undefined,
  );
  const search = (next: Criteria) => {
    void queries.resetQueries({ queryKey: ['customers', next], exact: true }); // searching again means reading again
    setCriteria(next);
  };
  return (
    <>
      <PageTitle title={say('title')}>
        <ColumnChoice {...choice} />
        {may('customer.create') && (
          <Button type="primary" onClick={() => navigate('/customers/new')}>
            {say('create')}
          </Button>
        )}
      </PageTitle>
      <WithFields>
        <Flex vertical gap="middle">
          <Card size="small" data-tour="customer-search">
            <SearchForm
              criteria={criteria ?? {}}
              searching={found.isFetching}
              problem={found.error}
              onSearch={search}
            />
          </Card>
          <Card size="small" data-tour="customer-results">
            {criteria === undefined ? (
              <Typography.Text type="secondary">{say('notYet')}</Typography.Text>
            ) : (
              <CursorTable
                saves="CUSTOMERS"
                list={found}
                columns={columns}
                empty={say('none')}
                idOf={(each) => each.id ?? ''}
                onOpen={(each) => navigate(`/customers/${each.id}`)}
              />
            )}
          </Card>
        </Flex>
      </WithFields>
    </>
  );
}
