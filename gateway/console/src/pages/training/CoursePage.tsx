import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { type Course, useCourse } from './courses';
import { Test } from './Test';
import { useTexts } from './texts';

/** A course, lesson by lesson, and then its test. */
export default function CoursePage() {
  const say = useTexts();
  const { id = '' } = useParams();
  const course = useCourse(id);
  return (
    <>
      <Link to="/training" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={course.data?.title ?? say('title')} />
      <Loaded query={course}>{(read) => <Taking key={`${id} ${read.version}`} course={read} />}</Loaded>
    </>
  );
}

/** All lessons, followed by the test. */
function Taking({ course }: { course: Course }) {
  const say = useTexts();
  const [at, setAt] = useState(0);
  const lesson = course.lessons[at];
  if (lesson === undefined) {
    return <Test course={course} onReadAgain={() => setAt(0)} />;
  }
  const last = at === course.lessons.length - 1;
  return (
    <Card size="small" style={{ maxWidth: 760 }}>
      <Flex vertical gap="middle">
        <div>
          <Typography.Text type="secondary" aria-live="polite">
            {say('lesson', { at: at + 1, of: course.lessons.length })}
          </Typography.Text>
          <Progress
            percent={((at + 1) / course.lessons.length) * 100}
            showInfo={false}
            size="small"
            aria-hidden
          />
        </div>
        <article>
          <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
            {lesson.title}
          </Typography.Title>
          {lesson.paragraphs.map((paragraph) => (
            <Typography.Paragraph key={paragraph}>{paragraph}</Typography.Paragraph>
          ))}
        </article>
        <Flex gap="small" wrap>
          <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
            {say('previous')}
          </Button>
          <Button type="primary" onClick={() => setAt(at + 1)}>
            {say(last ? 'toTest' : 'next')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}
