import { Alert, Button, Card, Flex, Form, Radio, Tag, Typography } from 'antd';
import { Problem } from '../../api/problem';
import { Failure } from '../../parts/Failure';
import { type Answers, type Course, type Result, useAttempt } from './courses';
import { useTexts } from './texts';

/** The test of a course, and its result. */
export function Test({ course, onReadAgain }: { course: Course; onReadAgain: () => void }) {
  const attempt = useAttempt(course);
  return (
    <Card size="small" style={{ maxWidth: 760 }}>
      {attempt.data === undefined ? (
        <Questions
          course={course}
          sending={attempt.isPending}
          problem={attempt.error}
          onAnswered={attempt.mutate}
          onReadAgain={onReadAgain}
        />
      ) : (
        <Outcome
          course={course}
          result={attempt.data}
          onRetry={() => attempt.reset()}
          onReadAgain={onReadAgain}
        />
      )}
    </Card>
  );
}

interface Questioning {
  course: Course;
  sending: boolean;
  problem: Error | null;
  onAnswered: (answers: Answers) => void;
  onReadAgain: () => void;
}

function Questions({ course, sending, problem, onAnswered, onReadAgain }: Questioning) {
  const say = useTexts();
  const [form] = Form.useForm<Answers>();
  const changed = problem instanceof Problem && problem.code === 'course-changed';
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={onAnswered}
      scrollToFirstError={{ focus: true, block: 'center' }}
    >
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {say('test')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">
        {say('testText', { count: course.questions.length, mark: course.passMark })}
      </Typography.Paragraph>
      {course.questions.map(({ id, text, options }, at) => (
        <Form.Item
          key={id}
          name={id}
          label={<strong>{`${at + 1}. ${text}`}</strong>}
          rules={[{ required: true, message: say('answerAll') }]}
        >
          <Radio.Group
            vertical
            options={options.map((option) => ({ value: option.id, label: option.text }))}
          />
        </Form.Item>
      ))}
      <Flex vertical gap="small" align="start">
        {changed && <Alert type="warning" showIcon role="alert" title={say('changed')} />}
        {problem && !changed && <Failure error={problem} retry={form.submit} />}
        <Flex gap="small" wrap>
          <Button type="primary" htmlType="submit" loading={sending}>
            {say('submit')}
          </Button>
          <Button onClick={onReadAgain}>{say('readAgain')}</Button>
        </Flex>
      </Flex>
    </Form>
  );
}

interface Telling {
  course: Course;
  result: Result;
  onRetry: () => void;
  onReadAgain: () => void;
}

/** Each question with the explanation of the right answer, whatever the person's answer. */
function Outcome({ course, result, onRetry, onReadAgain }: Telling) {
  const say = useTexts();
  const { passed, score, verdicts } = result;
  const textOf = (question: string) => course.questions.find((each) => each.id === question)?.text ?? '';
  return (
    <Flex vertical gap="middle">
      <Alert
        type={passed ? 'success' : 'warning'}
        showIcon
        role="status"
        title={say(passed ? 'passed' : 'failed', { score, mark: course.passMark })}
        description={say(passed ? 'passedText' : 'failedText')}
      />
      <ol style={{ paddingInlineStart: 24, margin: 0 }}>
        {verdicts.map(({ question, right, explanation }) => (
          <li key={question} style={{ marginBottom: 12 }}>
            <Typography.Text strong>{textOf(question)}</Typography.Text>{' '}
            <Tag color={right ? 'green' : 'red'}>{say(right ? 'right' : 'wrong')}</Tag>
            <div>{explanation}</div>
          </li>
        ))}
      </ol>
      <Flex gap="small" wrap>
        {!passed && (
          <Button type="primary" onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
        <Button onClick={onReadAgain}>{say('readAgain')}</Button>
      </Flex>
    </Flex>
  );
}
