import { Flex, Radio, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { useVocabulary } from '../../parts/vocabulary';
import type { Outcome } from './importing';
import { useTexts } from './texts';

/** The result of each line; refused ones come first, because they need attention. */
export function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const say = useTexts();
  const may = useMay();
  const [which, choose] = useState<'refused' | 'allLines'>('refused');
  const shown = which === 'refused' ? outcomes.filter((each) => each.problem !== undefined) : outcomes;
  return (
    <Flex vertical gap="small">
      <Radio.Group
        optionType="button"
        value={which}
        onChange={({ target }) => choose(target.value)}
        options={(['refused', 'allLines'] as const).map((value) => ({ value, label: say(value) }))}
      />
      <Table<Outcome>
        size="small"
        rowKey="line"
        dataSource={shown}
        locale={{ emptyText: say('noneRefused') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: say('line'), dataIndex: 'line', width: 70 },
          {
            title: say('outcome'),
            width: 120,
            render: (_, { problem, customerId }) => {
              if (problem !== undefined) {
                return <Tag color="red">{say('refused')}</Tag>;
              }
              return may('customer.read') ? (
                <Link to={`/customers/${customerId}`}>{say('registered')}</Link>
              ) : (
                <Tag color="cyan">{say('registered')}</Tag>
              );
            },
          },
          { title: say('why'), render: (_, outcome) => <Why outcome={outcome} /> },
        ]}
      />
    </Flex>
  );
}

/** The API's own texts about the line and each invalid field. */
function Why({ outcome: { problem, notices = [] } }: { outcome: Outcome }) {
  const speak = useVocabulary();
  const told = [...(problem?.errors ?? []), ...(notices ?? [])];
  return (
    <Flex vertical style={{ overflowWrap: 'anywhere' }}>
      {problem !== undefined && told.length === 0 && (
        <>
          <strong>{problem.title}</strong>
          <Typography.Text type="secondary">{problem.detail}</Typography.Text>
        </>
      )}
      {told.map((each) => (
        <span key={`${each.field} ${each.code}`}>
          {each.field !== 'body' && `${nameOf(speak, each.field.replace(/\[.*$/, ''))}: `}
          {each.message}
        </span>
      ))}
    </Flex>
  );
}
