import { Descriptions, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { type AuditEntry, useActions } from '../../parts/auditEntries';
import { useAuditWords } from '../../parts/auditWords';
import { useMoments } from '../../parts/moments';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

/** Everything in the entry except the sealed details. */
export function Facts({ entry }: { entry: AuditEntry }) {
  const say = useTexts();
  const outcome = useAuditWords();
  const meaning = useActions();
  const { exact, number } = useMoments();
  const { actor, resource, customerId, reason, traceId } = entry;
  const facts: [string, ReactNode][] = [
    [say('at'), exact(entry.at)],
    [say('who'), <Actor key="who" actor={actor} />],
    [say('signedIn'), actor.acr && say(actor.acr === '2' ? 'acr2' : 'acr1')],
    [say('what'), `${meaning(entry.action)} (${entry.action})`],
    [say('on'), `${resource.type}:${resource.id}`],
    [say('customer'), customerId && <Concerned key="customer" id={customerId} />],
    [
      say('outcome'),
      <Tag key="outcome" color={entry.outcome === 'REFUSED' ? 'orange' : 'green'}>
        {outcome(entry.outcome)}
      </Tag>,
    ],
    [say('reason'), reason],
    [say('service'), entry.service],
    [say('trace'), traceId && <Typography.Text copyable>{traceId}</Typography.Text>],
    [say('place'), number(entry.index)],
    [say('entryId'), entry.id],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      styles={{ content: { overflowWrap: 'anywhere', minWidth: 0 } }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Actor({ actor }: { actor: AuditEntry['actor'] }) {
  const speak = useVocabulary();
  const roles = actor.roles.map((role) => nameOf(speak, role)).join(', ');
  return <span>{[actor.id, roles, actor.branch].filter(Boolean).join(' · ')}</span>;
}

function Concerned({ id }: { id: string }) {
  const say = useTexts();
  const may = useMay();
  return (
    <Flex gap="small" wrap>
      <span>{id}</span>
      {may('customer.read') && <Link to={`/customers/${id}`}>{say('open')}</Link>}
    </Flex>
  );
}
