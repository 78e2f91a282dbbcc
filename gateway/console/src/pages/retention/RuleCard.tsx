import { Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../frame/words';
import { CATEGORIES } from '../../parts/categories';
import { useMoments } from '../../parts/moments';
import { useVocabulary } from '../../parts/vocabulary';
import { periodIn, type Rule } from './rules';
import { useTexts } from './texts';

/** The known actions of rules; newer laws may add more. */
const ACTIONS = ['keep', 'hold', 'may-hold', 'delete', 'delete-after', 'restrict'] as const;
const STARTS = [
  'relationship-ended',
  'one-off-service-ended',
  'transaction-ended',
  'occasional-transaction',
  'refused-relationship',
  'fiscal-year-ended',
  'investigation-opened',
  'minimum-expired',
  'unsettled-matter',
  'contract-ended',
  'dispute-settled',
  'account-closed',
  'log-date',
  'record-date',
  'adverse-act-ended',
  'consent-withdrawn',
  'purpose-ended',
  'valid-request',
  'claim-known',
  'injury',
] as const;

/** A rule as a sentence, with the article and whether its text was read. */
export function RuleCard({ rule }: { rule: Rule }) {
  const say = useTexts();
  const { day } = useMoments();
  return (
    <Card
      size="small"
      title={<Categories rule={rule} />}
      extra={<Typography.Text type="secondary">{rule.jurisdiction}</Typography.Text>}
    >
      <Flex vertical gap={6}>
        <Sentence rule={rule} />
        <span>{rule.citation}</span>
        <Flex gap={4} wrap>
          {!rule.bindsBank && <Tag>{say('notBinding')}</Tag>}
          {!rule.inForce && <Tag color="orange">{say('notInForce')}</Tag>}
          {rule.textRead === 'secondary' && <Tag>{say('secondary')}</Tag>}
          {!rule.startStated && <Tag>{say('startChosen')}</Tag>}
        </Flex>
        <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
          {rule.inForceUntil
            ? say('inForceUntil', { from: day(rule.inForceFrom), until: day(rule.inForceUntil) })
            : say('inForceFrom', { from: day(rule.inForceFrom) })}
          {' · '}
          {rule.id}
          {rule.source &&
            ` · ${say('source', { source: [rule.source, rule.sourceDate].filter(Boolean).join(', ') })}`}
        </Typography.Text>
      </Flex>
    </Card>
  );
}

function Categories({ rule }: { rule: Rule }) {
  const say = useTexts();
  const speak = useVocabulary();
  const all = rule.categories.length === CATEGORIES.length;
  return (
    <span style={{ whiteSpace: 'normal' }}>
      {all ? say('everything') : rule.categories.map((each) => nameOf(speak, each)).join(', ')}
    </span>
  );
}

function Sentence({ rule }: { rule: Rule }) {
  const say = useTexts();
  const { language } = useTranslation().i18n;
  const named = (start: string) => say(STARTS.find((each) => each === start) ?? 'otherStart');
  const start = [rule.startsAt, ...rule.alsoStartsAt].map(named).join(say('or'));
  const period = periodIn(language, rule.minimum) ?? say('itsReason');
  const maximum = rule.maximum && periodIn(language, rule.maximum);
  const action = ACTIONS.find((each) => each === rule.action);
  return (
    <strong>
      {action === undefined ? rule.action : say(action, { period, start })}
      {maximum && ` ${say('atMost', { period: maximum })}`}
    </strong>
  );
}
