import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { type Answered, api, type Tagged, tagged } from '../../api/client';
import { useMay, useSession } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Difference } from '../../parts/Difference';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useVocabulary } from '../../parts/vocabulary';
import { Deciding } from './Deciding';
import { OwnSteps } from './OwnSteps';
import { useTexts } from './texts';

export type Change = Answered<'/api/customers/{id}/changes/{change}', 'get'>;

export default function ChangePage() {
  const say = useTexts();
  const { id = '', change = '' } = useParams();
  const read = useQuery({
    queryKey: ['customer', id, 'change', change],
    queryFn: () =>
      tagged(api.GET('/api/customers/{id}/changes/{change}', { params: { path: { id, change } } })),
  });
  return (
    <>
      <Link to="/changes" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('change')}>
        <Link to={`/customers/${id}`}>{say('customer')}</Link>
      </PageTitle>
      <Loaded query={read}>{(one) => <Shown customerId={id} read={one} />}</Loaded>
    </>
  );
}

function Shown({ customerId, read }: { customerId: string; read: Tagged<Change> }) {
  const say = useTexts();
  const may = useMay();
  const { employeeId } = useSession();
  const change = read.value;
  const own = change.proposedBy === employeeId;
  const decidable =
    change.state === 'AWAITING_DECISION' && !own && may('change.decide') && may('change.reveal');
  return (
    <Card size="small">
      <Flex vertical gap="middle">
        <Facts change={change} />
        {decidable ? (
          <Deciding customerId={customerId} change={change} />
        ) : (
          (change.diff ?? []).length > 0 && <Difference diff={change.diff ?? []} />
        )}
        {own && change.state === 'AWAITING_DECISION' && <span>{say('own2')}</span>}
        {own && <OwnSteps customerId={customerId} read={read} />}
      </Flex>
    </Card>
  );
}

function Facts({ change }: { change: Change }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment, day } = useMoments();
  const facts: [string, React.ReactNode][] = [
    [say('state'), <Tag key="state">{nameOf(speak, change.state)}</Tag>],
    [say('proposedBy'), change.proposedBy],
    [say('proposedAt'), moment(change.createdAt)],
    [say('reason'), [nameOf(speak, change.reason?.code), change.reason?.text].filter(Boolean).join(' · ')],
    [say('endsOn'), day(change.relationshipEndedOn)],
    [say('evidence'), change.evidence],
    [say('expires'), moment(change.expiresAt)],
    [say('decidedBy'), change.endedBy && `${change.endedBy} · ${moment(change.endedAt)}`],
    [say('decision'), change.decisionReason],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
