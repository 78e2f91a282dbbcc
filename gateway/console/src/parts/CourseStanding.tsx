import { Flex, Tag, Typography } from 'antd';
import { nameOf } from '../frame/words';
import { useMoments } from './moments';
import type { MyCourse } from './training';
import { useTrainingWords } from './trainingWords';

const COLOURS: Record<string, string | undefined> = { PASSED: 'green', FAILED: 'orange', EXPIRED: 'orange' };

/** A person's status in a course, and its due date. */
export function CourseStanding({ of }: { of: Pick<MyCourse, 'state' | 'dueOn' | 'overdue'> }) {
  const say = useTrainingWords();
  const { day } = useMoments();
  return (
    <Flex gap={4} wrap align="center">
      <Tag color={COLOURS[of.state]} style={{ marginInlineEnd: 0 }}>
        {nameOf(say, of.state)}
      </Tag>
      {of.overdue && (
        <Tag color="red" style={{ marginInlineEnd: 0 }}>
          {say('overdue')}
        </Tag>
      )}
      <Typography.Text type="secondary">
        {say(of.state === 'PASSED' ? 'validUntil' : 'dueOn', { on: day(of.dueOn) })}
      </Typography.Text>
    </Flex>
  );
}
