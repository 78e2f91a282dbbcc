import { Card, Flex, Typography } from 'antd';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import { addressOf, type OpenChange, useChangesToDecide, useOwnChanges } from '../../parts/openChanges';
import { useRequestsOpen } from '../../parts/openRequests';
import { useOpenTransfers } from '../../parts/openTransfers';
import { useRequestWords } from '../../parts/requestWords';
import { useTransferWords } from '../../parts/transferWords';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';
import { WaitingCard } from './WaitingCard';

/** The cards of the home page, each for those who may do what it is about. */
export const CARDS: { permission: string; Content: ComponentType }[] = [
  { permission: 'customer.search', Content: Find },
  { permission: 'change.list-to-decide', Content: ToDecide },
  { permission: 'change.list-own', Content: Own },
  { permission: 'transfer.list', Content: Transfers },
  { permission: 'privacy-request.list', Content: Requests },
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

function TransferLine({ item }: { item: { id?: string; state?: string } }) {
  const state = useTransferWords();
  return <Link to={`/transfers/${item.id}`}>{nameOf(state, item.state)}</Link>;
}

function Requests() {
  return <WaitingCard title="requests" to="/requests" list={useRequestsOpen()} line={RequestLine} />;
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
