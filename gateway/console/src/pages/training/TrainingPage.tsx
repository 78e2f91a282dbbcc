import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { useMay, useSession } from '../../frame/session';
import { CourseStanding } from '../../parts/CourseStanding';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { Section } from '../../parts/Section';
import { useMyCourses } from '../../parts/training';
import { TourList } from '../../tours/TourList';
import { useExercises } from './exercises';
import { useTexts } from './texts';

/** The caller's courses with due dates, tours of the pages, and exercises if the customers are fictitious. */
export default function TrainingPage() {
  const say = useTexts();
  const may = useMay();
  const { practice = false } = useSession();
  return (
    <>
      <PageTitle title={say('title')}>
        {may('training.oversee') && <Link to="/training/completion">{say('oversee')}</Link>}
      </PageTitle>
      <Flex vertical gap="middle">
        <Section title={say('mine')}>
          <Courses />
        </Section>
        {may('training.list-tours') && (
          <Section title={say('tours')}>
            <TourList />
          </Section>
        )}
        {practice && (
          <Section title={say('practice')}>
            <Exercises />
          </Section>
        )}
      </Flex>
    </>
  );
}

function Courses() {
  const say = useTexts();
  return (
    <Loaded query={useMyCourses()}>
      {({ items }) => (
        <Flex vertical gap="middle">
          {items.map((course) => (
            <Flex key={course.id} justify="space-between" align="center" gap="small" wrap>
              <Flex vertical gap={4}>
                <span>
                  <Typography.Text strong>{course.title}</Typography.Text>{' '}
                  <Typography.Text type="secondary">
                    {say('minutes', { count: course.minutes })}
                  </Typography.Text>
                </span>
                <CourseStanding of={course} />
              </Flex>
              <Link to={`/training/courses/${course.id}`} aria-label={`${say('open')}: ${course.title}`}>
                {say('open')}
              </Link>
            </Flex>
          ))}
        </Flex>
      )}
    </Loaded>
  );
}

function Exercises() {
  const say = useTexts();
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{say('practiceText')}</Typography.Text>
      {useExercises().map(({ what, watch, to }) => (
        <Flex key={what} justify="space-between" align="center" gap="small" wrap>
          <div style={{ flex: '1 1 240px' }}>
            <Typography.Text strong>{what}</Typography.Text>
            <br />
            <Typography.Text type="secondary">
              {say('watch')}
              {watch}
            </Typography.Text>
          </div>
          <Link to={to} aria-label={`${say('tryIt')}: ${what}`}>
            {say('tryIt')}
          </Link>
        </Flex>
      ))}
    </Flex>
  );
}
