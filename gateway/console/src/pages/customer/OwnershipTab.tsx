import { Alert, Button, Empty, Flex, Tag, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { nameOf } from '../../frame/words';
import { DayPicker } from '../../parts/DayPicker';
import { Failure } from '../../parts/Failure';
import { useMoments } from '../../parts/moments';
import { useOwnershipWords } from '../../parts/ownershipWords';
import { usePartWords } from '../../parts/partWords';
import { useVocabulary } from '../../parts/vocabulary';
import { Waiting } from '../../parts/Waiting';
import { todayOfTheBank } from '../../parts/workingDays';
import { type Assignment, useOwnership } from './ownership';
import { useTexts } from './texts';

/** Who looked after the customer, latest first, from now or from an earlier day back. */
export function OwnershipTab({ id }: { id: string }) {
  const say = useTexts();
  const [day, setDay] = useState<string>();
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" align="center" wrap className="unprinted">
        <label htmlFor="ownership-on">{say('ownershipOn')}</label>
        <DayPicker id="ownership-on" max={todayOfTheBank()} value={day} onChange={setDay} />
      </Flex>
      <Back key={day} id={id} day={day} />
    </Flex>
  );
}

function Back({ id, day }: { id: string; day: string | undefined }) {
  const say = useTexts();
  const part = usePartWords();
  const { list, assignments, reachedNobody } = useOwnership(id, day);
  if (list.isPending) {
    return <Waiting />;
  }
  if (list.data === undefined) {
    return <Failure error={list.error} retry={() => void list.refetch()} />;
  }
  return (
    <>
      {assignments.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('nobodyThen')} />
      ) : (
        <Timeline
          style={{ paddingTop: 12 }}
          items={assignments.map((each) => ({
            key: each.id,
            color: each.role === 'PRIMARY' ? undefined : 'gray',
            content: <Line assignment={each} />,
          }))}
        />
      )}
      {list.error && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
      {reachedNobody && assignments.length > 0 && <Alert type="info" title={say('beforeThat')} />}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {part('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ assignment: { managerId, role, branch, from, to } }: { assignment: Assignment }) {
  const say = useTexts();
  const speak = useVocabulary();
  const own = useOwnershipWords();
  const { moment } = useMoments();
  const goesOn = to == null || Date.parse(to) > Date.now();
  return (
    <Flex vertical gap={2}>
      <Flex gap="small" wrap align="center">
        <strong>{managerId}</strong>
        <Tag color={role === 'PRIMARY' ? 'cyan' : 'default'}>{nameOf(own, role)}</Tag>
        {goesOn && <Tag>{say('today')}</Tag>}
      </Flex>
      <span className="numbers">
        {to == null
          ? say('fromOn', { from: moment(from) })
          : say('fromTo', { from: moment(from), to: moment(to) })}
      </span>
      <Typography.Text type="secondary">
        {speak('branch')} {branch}
      </Typography.Text>
    </Flex>
  );
}
