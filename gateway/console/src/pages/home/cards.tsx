import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Typography } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { nameOf } from '../../frame/words';
import { calendarsQuery } from '../../parts/calendars';
import { useMoments } from '../../parts/moments';
import { addressOf, type OpenChange, useChangesToDecide, useOwnChanges } from '../../parts/openChanges';
import { useRequestsIn } from '../../parts/openRequests';
import { type OpenTransfer, useOpenTransfers } from '../../parts/openTransfers';
import { type Check, useChecks } from '../../parts/registrationChecks';
import { useRequestWords } from '../../parts/requestWords';
import { useTransferWords } from '../../parts/transferWords';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';
import { WaitingCard } from './WaitingCard';

/** It is only known later whether this card is needed, so it does not delay the page. */
const DueCard = lazy(() => import('./DueCard'));

/** The cards of the home page, each for people with the permission concerned. */
export const CARDS: { permission: string; Content: ComponentType }[] = [
  { permission: 'customer.search', Content: Find },
  { permission: 'change.list-to-decide', Content: ToDecide },
  { permission: 'change.list-own', Content: Own },
  { permission: 'transfer.list', Content: Transfers },
  { permission: 'privacy-request.list', Content: Requests },
  { permission: 'privacy-request.confirm', Content: ToConfirm },
  { permission: 'registration-check.list', Content: Registrations },
  { permission: 'working-calendar.list', Content: MissingCalendars },
  { permission: 'training.list', Content: CoursesDue },
];

function Find() {
  const say = useTexts();
  return (
    <Card size="small" title={say('find')}>
      <Flex justify="space-between" gap="small">
        <Typography.Text type="secondary">{say('findText')}</Typography.Text>
        <Link to="/customers">{say('find')}</Link>
      </Flex>
    </Card>
  );
}

function ToDecide() {
  return <WaitingCard title="toDecide" to="/changes" list={useChangesToDecide(true)} line={ChangeLine} />;
}

function Own() {
  return <WaitingCard title="own" to="/changes" list={useOwnChanges(true)} line={ChangeLine} />;
}

function ChangeLine({ item }: { item: OpenChange }) {
  const speak = useVocabulary();
  const { since } = useMoments();
  const fields = item.relationshipEndedOn ? ['relationshipEndedOn'] : (item.fields ?? []);
  return (
    <>
      <Link to={addressOf(item)}>{fields.map((field) => nameOf(speak, field)).join(', ')}</Link>
      <Typography.Text type="secondary">
        {item.proposedBy} · {since(item.waitingSince)}
      </Typography.Text>
    </>
  );
}

function Transfers() {
  return <WaitingCard title="transfers" to="/transfers" list={useOpenTransfers()} line={TransferLine} />;
}

function TransferLine({ item }: { item: OpenTransfer }) {
  const state = useTransferWords();
  const { since } = useMoments();
  return (
    <>
      <Link to={`/transfers/${item.id}`}>{nameOf(state, item.state)}</Link>
      <Typography.Text type="secondary">
        {item.proposer} → {item.toManager} · {since(item.createdAt)}
      </Typography.Text>
    </>
  );
}

function Requests() {
  return (
    <WaitingCard
      title="requests"
      to="/requests"
      list={useRequestsIn('AWAITING_APPROVAL')}
      line={RequestLine}
    />
  );
}

function RequestLine({
  item,
}: {
  item: { id?: string; state?: string; deadline?: string; overdue?: boolean };
}) {
  const say = useTexts();
  const state = useRequestWords();
  const { day } = useMoments();
  return (
    <>
      <Link to={`/requests/${item.id}`}>{nameOf(state, item.state)}</Link>
      <Typography.Text type={item.overdue ? 'danger' : 'secondary'}>
        {say('due', { on: day(item.deadline) })} {item.overdue && say('overdue')}
      </Typography.Text>
    </>
  );
}

/**
 * Requests with proven identity. Those from the app are confirmed by the customers themselves, and the page says so.
 */
function ToConfirm() {
  return <WaitingCard title="toConfirm" to="/requests" list={useRequestsIn('VERIFIED')} line={RequestLine} />;
}

function Registrations() {
  return (
    <WaitingCard title="registrations" to="/registrations" list={useChecks('OPEN')} line={RegistrationLine} />
  );
}

function RegistrationLine({ item }: { item: Check }) {
  const { since } = useMoments();
  return (
    <>
      <Link to={`/registrations/${item.id}`}>{item.branch}</Link>
      <Typography.Text type="secondary">
        {item.registeredBy} · {since(item.createdAt)}
      </Typography.Text>
    </>
  );
}

/** Only if there is a missing year; otherwise there is nothing to do. */
function MissingCalendars() {
  const say = useTexts();
  const calendars = useQuery(calendarsQuery);
  const missing = (calendars.data?.items ?? []).filter((each) => each.status === 'MISSING');
  return (
    missing.length > 0 && (
      <Card size="small" title={say('calendars')}>
        <Flex vertical gap={6}>
          {missing.map(({ year }) => (
            <Flex key={year} justify="space-between" gap="small">
              <Link to={`/calendars/${year}`}>{year}</Link>
              <Typography.Text type="danger">{say('missing')}</Typography.Text>
            </Flex>
          ))}
        </Flex>
      </Card>
    )
  );
}

function CoursesDue() {
  return (
    <Suspense fallback={null}>
      <DueCard />
    </Suspense>
  );
}
