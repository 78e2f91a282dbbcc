import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Tag, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { type Answered, api, type Tagged, tagged } from '../../api/client';
import { useMay, useSession } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useVocabulary } from '../../parts/vocabulary';
import { WithFields } from '../../parts/WithFields';
import { Comparing } from './Comparing';
import { Deciding } from './Deciding';
import { useTexts } from './texts';

export type Detail = Answered<'/api/registration-checks/{id}', 'get'>;

/** The sources of registrations; the API document does not list the values. */
const ORIGINS = ['STAFF', 'CORE', 'IMPORT'] as const;

/** A waiting registration: the input, whom the person may be, and the decision. */
export default function CheckPage() {
  const say = useTexts();
  const { id = '' } = useParams();
  const check = useQuery({
    queryKey: ['registration-check', id],
    queryFn: () => tagged(api.GET('/api/registration-checks/{id}', { params: { path: { id } } })),
  });
  return (
    <>
      <Link to="/registrations" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('one')} />
      <Loaded query={check}>{(read) => <Shown read={read} />}</Loaded>
    </>
  );
}

function Shown({ read }: { read: Tagged<Detail> }) {
  const say = useTexts();
  const may = useMay();
  const { employeeId } = useSession();
  const { check } = read.value;
  const open = check.state === 'OPEN';
  return (
    <Flex vertical gap="middle">
      <Card size="small">
        <Flex vertical gap="middle">
          <Facts detail={read.value} />
          {check.state === 'ADMITTED' && may('customer.read') && (
            <Link to={`/customers/${check.id}`}>{say('toCustomer')}</Link>
          )}
        </Flex>
      </Card>
      {open && (
        <Card size="small">
          <WithFields>
            <Comparing detail={read.value} />
          </WithFields>
        </Card>
      )}
      {open && may('registration-check.decide') && (
        <Card size="small">
          {check.registeredBy === employeeId ? (
            <Alert type="info" showIcon title={say('own')} />
          ) : (
            <Deciding read={read} />
          )}
        </Card>
      )}
    </Flex>
  );
}

function Facts({ detail: { check } }: { detail: Detail }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  const origin = ORIGINS.find((each) => each === check.origin);
  const facts: [string, string | undefined][] = [
    [speak('branch'), check.branch],
    [say('origin'), origin && say(origin)],
    [say('registeredBy'), check.registeredBy],
    [say('opened'), moment(check.createdAt)],
    [say('expires'), check.state === 'OPEN' ? moment(check.expiresAt) : undefined],
    [say('ended'), [moment(check.endedAt), check.endedBy].filter(Boolean).join(' · ')],
    [say('reason'), check.reason && nameOf(say, check.reason)],
    [say('likeCustomer'), check.why?.customer && nameOf(say, check.why.customer)],
    [say('likeErased'), check.why?.erased && nameOf(say, check.why.erased)],
  ];
  return (
    <>
      <div>
        <Tag color={check.state === 'OPEN' ? 'cyan' : 'default'}>{nameOf(say, check.state)}</Tag>
      </div>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={facts
          .filter(([, value]) => value)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
      {check.state === 'OPEN' && (
        <div>
          <Typography.Text strong>{say('verify')}</Typography.Text>
          <ul style={{ margin: '4px 0 0' }}>
            {check.verify.map((each) => (
              <li key={each}>{nameOf(say, each)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
