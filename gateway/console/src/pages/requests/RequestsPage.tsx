import { Button, Card, Flex, Typography } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { useAllPages } from '../../parts/allPages';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { rowsOf, useCustomerNames } from '../../parts/customerNames';
import { useMoments } from '../../parts/moments';
import type { ListedRequest } from '../../parts/openRequests';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { useRequestWords } from '../../parts/requestWords';
import { useVocabulary } from '../../parts/vocabulary';
import { useWorkingDays } from '../../parts/workingDays';
import { DaysLeft } from './DaysLeft';
import { Filters } from './Filters';
import { ENDED, type Wanted } from './states';
import { useTexts } from './texts';

/** Requests that wait for the bank, most urgent first; ended ones, newest first. */
export default function RequestsPage() {
  const say = useTexts();
  const speak = useVocabulary();
  const state = useRequestWords();
  const may = useMay();
  const navigate = useNavigate();
  const { moment, day } = useMoments();
  const [wanted, want] = useRemembered<Wanted>('requests.wanted', { state: 'AWAITING_APPROVAL' });
  const queue = wanted.state !== undefined && !ENDED.includes(wanted.state);
  const list = useAllPages(useRequests(wanted, queue), queue);
  const items = rowsOf(list);
  const named = useCustomerNames(items);
  const left = useWorkingDays(queue ? items.map((each) => each.deadline) : []);
  return (
    <>
      <PageTitle title={say('title')}>
        {may('privacy-request.submit') && (
          <Button data-tour="request-file" onClick={() => navigate('/requests/new')}>
            {say('file')}
          </Button>
        )}
      </PageTitle>
      <Card size="small" data-tour="requests">
        <Flex vertical gap="middle">
          <Filters wanted={wanted} want={want} />
          <Typography.Text type="secondary">{say(queue ? 'byDue' : 'newest')}</Typography.Text>
          <CursorTable<ListedRequest>
            saves="PRIVACY_REQUESTS"
            list={list}
            order={queue ? byDue : undefined}
            empty={say('none')}
            idOf={(each) => each.id}
            onOpen={(each) => navigate(`/requests/${each.id}`)}
            columns={[
              {
                title: say('reference'),
                render: (_, each) => (
                  <Link to={`/requests/${each.id}`} onClick={(event) => event.stopPropagation()}>
                    {each.reference}
                  </Link>
                ),
              },
              { title: say('state'), render: (_, each) => nameOf(state, each.state) },
              { title: say('customer'), render: (_, each) => named(each) },
              {
                title: say('due'),
                render: (_, each) => day(each.deadline),
              },
              {
                title: say('left'),
                render: (_, each) => <DaysLeft overdue={each.overdue} left={left(each.deadline)} />,
              },
              {
                title: say('scope'),
                render: (_, each) => each.scope.map((category) => nameOf(speak, category)).join(', '),
              },
              { title: say('filed'), render: (_, each) => moment(each.createdAt) },
            ]}
          />
        </Flex>
      </Card>
    </>
  );
}

function byDue(one: ListedRequest, other: ListedRequest): number {
  return one.deadline.localeCompare(other.deadline) || one.createdAt.localeCompare(other.createdAt);
}

function useRequests({ state, reference }: Wanted, whole: boolean) {
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(reference === undefined ? {} : { reference }),
    ...(whole ? { limit: 200 } : {}),
  };
  return useCursorList<ListedRequest>(['requests', filter], (cursor) =>
    body(api.GET('/api/privacy-requests', { params: { query: { ...filter, ...from(cursor) } } })),
  );
}
