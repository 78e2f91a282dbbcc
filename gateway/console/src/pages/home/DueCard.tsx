import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { CourseStanding } from '../../parts/CourseStanding';
import { isDueSoon, useMyCourses } from '../../parts/training';
import { useTexts } from './texts';

/** Courses that are overdue or due within a month; nothing if there are none. */
export default function DueCard() {
  const say = useTexts();
  const due = (useMyCourses().data?.items ?? []).filter((each) => isDueSoon(each));
  return (
    due.length > 0 && (
      <Card size="small" title={say('courses')} extra={<Link to="/training">{say('all')}</Link>}>
        <Flex vertical gap={6}>
          {due.map((course) => (
            <Flex key={course.id} justify="space-between" gap="small" wrap>
              <Link to={`/training/courses/${course.id}`}>{course.title}</Link>
              <CourseStanding of={course} />
            </Flex>
          ))}
        </Flex>
      </Card>
    )
  );
}
