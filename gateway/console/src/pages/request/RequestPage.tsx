import { Button, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { useMay } from '../../frame/session';
import { useFollowed } from '../../parts/followed';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { type PrivacyRequest, readRequest, requestQuery } from '../../parts/privacyRequests';
import { Section } from '../../parts/Section';
import { Certificate } from './Certificate';
import { Consequences } from './Consequences';
import { ContactChanges } from './ContactChanges';
import { Deciding } from './Deciding';
import { Facts } from './Facts';
import { History } from './History';
import { Proving } from './Proving';
import { Receipts } from './Receipts';
import { StillToDo } from './StillToDo';
import { isOrdered } from './steps';
import { useTexts } from './texts';

/**
 * One request: who asked for what, what the law makes of it, and the step that is due. Receipts arrive automatically;
 * where no stream does, each look leaves an audit entry, and who still waits after two minutes looks rarely.
 */
export default function RequestPage() {
  const say = useTexts();
  const may = useMay();
  const { id = '' } = useParams();
  const request = useFollowed<PrivacyRequest>({
    key: requestQuery(id).queryKey,
    read: () => readRequest(id),
    ...(may('privacy-request.follow') && { events: `/api/privacy-requests/${id}/events` }),
    merge: (known, told) => ({ ...known, ...told }),
    patience: (answers) => (answers <= 40 ? 3_000 : 30_000),
    ended: ({ state }) => state !== 'EXECUTING',
  });
  const isLive = request.data?.state === 'EXECUTING';
  return (
    <>
      {may('privacy-request.list') && (
        <Link to="/requests" className="unprinted">
          ← {say('back')}
        </Link>
      )}
      <PageTitle title={say('title')}>
        {request.data && may('customer.read') && (
          <Link to={`/customers/${request.data.customerId}`}>{say('customer')}</Link>
        )}
        <Button loading={request.isFetching && !isLive} onClick={() => void request.refetch()}>
          {say('refresh')}
        </Button>
      </PageTitle>
      <Loaded query={request}>{(read) => <Shown request={read} />}</Loaded>
    </>
  );
}

function Shown({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const may = useMay();
  return (
    <Flex vertical gap="middle">
      <Card size="small">
        <Flex vertical gap="middle">
          <Facts request={request} />
          <ContactChanges request={request} />
          <StillToDo request={request} />
          <Proving request={request} />
          <Deciding request={request} />
        </Flex>
      </Card>
      <Section title={say('consequences')}>
        <Consequences request={request} />
      </Section>
      {isOrdered(request.state) && (
        <Section title={say('receipts')}>
          <Receipts request={request} />
        </Section>
      )}
      {isOrdered(request.state) && may('privacy-request.read-certificate') && (
        <Section title={say('certificate')}>
          <Certificate request={request} />
        </Section>
      )}
      <Section title={say('timeline')}>
        <History request={request} />
      </Section>
    </Flex>
  );
}
