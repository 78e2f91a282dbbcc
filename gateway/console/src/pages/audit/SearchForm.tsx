import { AutoComplete, Button, Flex, Form, Input, Select, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { nameOf } from '../../frame/words';
import { ACTIONS, useActions } from '../../parts/auditEntries';
import { useAuditWords } from '../../parts/auditWords';
import { useFormProblems } from '../../parts/formProblems';
import { PEOPLE } from '../../parts/roles';
import { useVocabulary } from '../../parts/vocabulary';
import { type Criteria, criteriaOf, SERVICES, typedOf } from './criteria';
import { useTexts } from './texts';

interface Props {
  criteria: Criteria;
  searching: boolean;
  problem: Error | null;
  onSearch: (criteria: Criteria) => void;
}

/** All search criteria of the log, which can be combined. Enter searches. */
export function SearchForm({ criteria, searching, problem, onSearch }: Props) {
  const say = useTexts();
  const outcome = useAuditWords();
  const speak = useVocabulary();
  const meaning = useActions();
  const [form] = Form.useForm<Criteria>();
  const { show } = useFormProblems(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => {
    if (problem !== null) {
      show(problem);
    }
  }, [problem]);
  const fields: [keyof Criteria & Parameters<typeof say>[0], ReactNode][] = [
    ['actor', <Input key="actor" maxLength={100} allowClear placeholder={say('actorHint')} />],
    [
      'action',
      <AutoComplete
        key="action"
        allowClear
        options={ACTIONS.map((value) => ({ value, label: `${meaning(value)} · ${value}` }))}
        showSearch={{
          filterOption: (typed, option) => option?.label.toLowerCase().includes(typed.toLowerCase()) ?? false,
        }}
        popupMatchSelectWidth={false}
      />,
    ],
    ['resource', <Input key="resource" maxLength={200} allowClear placeholder={say('resourceHint')} />],
    [
      'outcome',
      <Select
        key="outcome"
        allowClear
        placeholder={say('any')}
        options={(['ALLOWED', 'REFUSED'] as const).map((value) => ({ value, label: outcome(value) }))}
      />,
    ],
    ['from', <Input key="from" type="datetime-local" />],
    ['to', <Input key="to" type="datetime-local" />],
    [
      'role',
      <Select
        key="role"
        allowClear
        placeholder={say('any')}
        options={PEOPLE.map((value) => ({ value, label: nameOf(speak, value) }))}
      />,
    ],
    [
      'service',
      <Select
        key="service"
        allowClear
        placeholder={say('any')}
        options={SERVICES.map((value) => ({ value, label: value }))}
      />,
    ],
    ['branch', <Input key="branch" maxLength={100} allowClear />],
    ['reason', <Input key="reason" maxLength={100} allowClear />],
    ['traceId', <Input key="traceId" maxLength={64} allowClear />],
  ];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={typedOf(criteria)}
      onFinish={(typed) => onSearch(criteriaOf(typed))}
      autoComplete="off"
      requiredMark={false}
    >
      <div
        style={{
          display: 'grid',
          gap: '0 16px',
          gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
        }}
      >
        {fields.map(([name, field]) => (
          <Form.Item key={name} name={name} label={say(name)} style={{ marginBottom: 12 }}>
            {field}
          </Form.Item>
        ))}
      </div>
      <Flex gap="small" align="center" wrap>
        <Button type="primary" htmlType="submit" loading={searching}>
          {say('search')}
        </Button>
        <Button
          onClick={() => form.setFieldsValue(Object.fromEntries(fields.map(([name]) => [name, undefined])))}
        >
          {say('clear')}
        </Button>
        <Typography.Text type="secondary">{say('hint')}</Typography.Text>
      </Flex>
    </Form>
  );
}
