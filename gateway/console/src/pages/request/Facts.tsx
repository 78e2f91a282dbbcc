import { Descriptions, Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import { nameOf } from '../../frame/words';
import { useAskingWords } from '../../parts/askingWords';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useRequestWords } from '../../parts/requestWords';
import { useVocabulary } from '../../parts/vocabulary';
import { useWorkingDays } from '../../parts/workingDays';
import { hasEnded } from './steps';
import { useTexts } from './texts';

/** Who requested what and how, and the deadline for the bank's answer. */
export function Facts({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const ask = useAskingWords();
  const speak = useVocabulary();
  const state = useRequestWords();
  const { moment } = useMoments();
  const { reason, decision, evidence, channel, history } = request;
  const facts: [string, ReactNode][] = [
    [say('state'), <Tag key="state">{nameOf(state, request.state)}</Tag>],
    [say('deadline'), <Deadline key="deadline" request={request} />],
    [say('reference'), request.reference],
    [say('scope'), request.scope.map((category) => nameOf(speak, category)).join(', ')],
    [say('asked'), nameOf(ask, channel)],
    [say('askedBy'), channel === 'APP' ? say('theCustomer') : history[0]?.actor],
    [say('filed'), moment(request.createdAt)],
    [say('reason'), [nameOf(ask, reason.code), reason.text].filter(Boolean).join(' · ')],
    [say('coolingOff'), moment(request.coolingOffUntil)],
    [say('evidence'), evidence && <Evidence key="evidence" evidence={evidence} />],
    [say('refused'), decision?.reason],
    [say('citation'), decision?.citation],
    [say('remedies'), decision?.rightToSue],
    [say('ledger'), request.ledgerPosition?.toString()],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Deadline({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const { day } = useMoments();
  const open = !hasEnded(request.state);
  const count = useWorkingDays(open ? [request.deadline] : [])(request.deadline);
  return (
    <Flex gap="small" wrap>
      <span>{day(request.deadline)}</span>
      {request.overdue && <Tag color="red">{say('overdue')}</Tag>}
      {open && !request.overdue && count !== undefined && count >= 0 && <Tag>{say('left', { count })}</Tag>}
    </Flex>
  );
}

function Evidence({ evidence }: { evidence: NonNullable<PrivacyRequest['evidence']> }) {
  const say = useTexts();
  const { moment } = useMoments();
  return (
    <Flex vertical>
      <span>
        {nameOf(say, evidence.kind)} · {say('archive')} {evidence.reference ?? say('hidden')}
      </span>
      <span>
        {say('takenBy')} {evidence.takenBy}, {moment(evidence.takenAt)}
        {evidence.provesIdentity && ` · ${say('standsForCode')}`}
      </span>
    </Flex>
  );
}
