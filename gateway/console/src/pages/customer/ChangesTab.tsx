import { Button, Empty, Flex, Tag, Timeline, Typography } from 'antd';
import { Link } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { nameOf } from '../../frame/words';
import { from, useCursorList } from '../../parts/cursors';
import { Failure } from '../../parts/Failure';
import { FieldValue } from '../../parts/FieldValue';
import { useMoments } from '../../parts/moments';
import { usePartWords } from '../../parts/partWords';
import { useVocabulary } from '../../parts/vocabulary';
import { Waiting } from '../../parts/Waiting';
import { useTexts } from './texts';

type Change = NonNullable<Answered<'/api/customers/{id}/changes', 'get'>['items']>[number];

/** Who changed what, when and why, newest first. */
export function ChangesTab({ id }: { id: string }) {
  const say = useTexts();
  const part = usePartWords();
  const list = useCursorList<Change>(['customer', id, 'changes'], (cursor) =>
    body(api.GET('/api/customers/{id}/changes', { params: { path: { id }, query: from(cursor) } })),
  );
  if (list.isPending) {
    return <Waiting />;
  }
  if (list.isError) {
    return <Failure error={list.error} retry={() => void list.refetch()} />;
  }
  const changes = list.data.pages.flatMap((page) => page.items ?? []);
  if (changes.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noChanges')} />;
  }
  return (
    <>
      <Timeline
        style={{ paddingTop: 12 }}
        items={changes.map((change) => ({
          key: change.id ?? '',
          content: <Sentence customerId={id} change={change} />,
        }))}
      />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {part('more')}
        </Button>
      )}
    </>
  );
}

function Sentence({ customerId, change }: { customerId: string; change: Change }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment, day } = useMoments();
  const who = change.proposedBy ?? '';
  const fields = (change.fields ?? []).map((field) => nameOf(speak, field)).join(', ');
  return (
    <Flex vertical gap={4}>
      <Flex gap="small" wrap align="center">
        <strong>
          {change.relationshipEndedOn ? say('ended', { who }) : say('changed', { who, field: fields })}
        </strong>
        <Tag color={change.state === 'APPLIED' ? 'cyan' : 'default'}>{nameOf(speak, change.state)}</Tag>
        <Typography.Text type="secondary">{moment(change.createdAt)}</Typography.Text>
        <Link to={`/customers/${customerId}/changes/${change.id}`}>{say('open')}</Link>
      </Flex>
      {change.relationshipEndedOn && <span>{day(change.relationshipEndedOn)}</span>}
      {(change.diff ?? []).map((each) => (
        <Flex key={each.field} gap="small" wrap>
          <Typography.Text type="secondary">{nameOf(speak, each.field)}</Typography.Text>
          <span className="before">
            <FieldValue value={each.before} />
          </span>
          →
          <FieldValue value={each.after} />
        </Flex>
      ))}
      <Typography.Text type="secondary">
        {say('reason')}:{' '}
        {[nameOf(speak, change.reason?.code), change.reason?.text].filter(Boolean).join(' · ')}
        {change.endedBy && change.endedBy !== who && ` · ${say('decidedBy', { who: change.endedBy })}`}
      </Typography.Text>
    </Flex>
  );
}
