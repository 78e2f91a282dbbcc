import { Alert, Button, Flex, Table, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import { FieldValue, textsOf } from '../../parts/FieldValue';
import { useFields } from '../../parts/fields';
import { keyboardScroll } from '../../parts/keyboardScroll';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';
import type { Conflict } from './useEdit';

interface Props {
  conflict: Conflict;
  typed: Record<string, unknown>;
  onGoOn: () => void;
}

/** Both versions side by side, next to the input, so that the reader can decide what still applies. */
export function Stale({ conflict, typed, onGoOn }: Props) {
  const say = useTexts();
  const speak = useVocabulary();
  const { seen, current } = conflict;
  const before: Record<string, unknown> = seen.fields;
  const now: Record<string, unknown> = current.value.fields;
  const rows = useFields()
    .map((field) => ({
      field: field.code,
      seen: before[field.code],
      current: now[field.code],
      typed: typed[field.code],
    }))
    .filter((row) => row.typed !== undefined || textsOf(row.seen).join() !== textsOf(row.current).join());
  return (
    <Flex vertical gap="middle" align="start">
      <Alert type="warning" showIcon role="alert" title={say('stale')} description={say('staleText')} />
      <Table
        size="small"
        bordered
        pagination={false}
        rowKey="field"
        dataSource={rows}
        ref={keyboardScroll}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '', render: (_, row) => nameOf(speak, row.field) },
          { title: say('seen'), render: (_, row) => <FieldValue value={row.seen} /> },
          { title: say('current'), render: (_, row) => <FieldValue value={row.current} /> },
          {
            title: say('yours'),
            render: (_, row) => (row.typed === null ? say('willGo') : <FieldValue value={row.typed} />),
          },
        ]}
      />
      <Typography.Text type="secondary">{say('otherwise')}</Typography.Text>
      <Button type="primary" onClick={onGoOn}>
        {say('goOn')}
      </Button>
    </Flex>
  );
}
