import { Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useEffect } from 'react';
import { nameOf } from '../../frame/words';
import { useFields } from '../../parts/fields';
import { useFormProblems } from '../../parts/formProblems';
import { useVocabulary } from '../../parts/vocabulary';
import type { Criteria } from './CustomersPage';
import { useTexts } from './texts';

const STATUSES = ['ACTIVE', 'CLOSED'] as const;

interface Props {
  criteria: Criteria;
  searching: boolean;
  problem: Error | null;
  onSearch: (criteria: Criteria) => void;
}

/** Everything that the API searches by, to be combined. Enter searches. */
export function SearchForm({ criteria, searching, problem, onSearch }: Props) {
  const say = useTexts();
  const speak = useVocabulary();
  const typed = useFields().flatMap((field) => field.searchedAs ?? []);
  const [form] = Form.useForm<Criteria>();
  const { show } = useFormProblems(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => {
    if (problem !== null) {
      show(problem);
    }
  }, [problem]);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={criteria}
      onFinish={(criteria) => onSearch(given(criteria))}
      autoComplete="off"
      requiredMark={false}
    >
      <div
        style={{
          display: 'grid',
          gap: '0 16px',
          gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
        }}
      >
        {typed.map((name, at) => (
          <Form.Item key={name} name={name} label={nameOf(speak, name)} style={{ marginBottom: 12 }}>
            <Input maxLength={200} allowClear autoFocus={at === 0} />
          </Form.Item>
        ))}
        <Form.Item name="status" label={speak('status')} style={{ marginBottom: 12 }}>
          <Select
            allowClear
            placeholder={say('any')}
            options={STATUSES.map((value) => ({ value, label: speak(value) }))}
          />
        </Form.Item>
      </div>
      <Flex gap="small" align="center" wrap>
        <Button type="primary" htmlType="submit" loading={searching}>
          {say('search')}
        </Button>
        <Button
          onClick={() => {
            form.setFieldsValue(Object.fromEntries([...typed, 'status'].map((name) => [name, undefined])));
          }}
        >
          {say('clear')}
        </Button>
        <Typography.Text type="secondary">{say('hint')}</Typography.Text>
      </Flex>
    </Form>
  );
}

/** Empty fields are not criteria. */
function given(typed: Criteria): Criteria {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== ''));
}
