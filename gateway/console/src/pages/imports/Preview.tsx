import { Flex, Table, Typography } from 'antd';
import { type Line, textOf } from './lines';
import { useTexts } from './texts';

const SHOWN = 5;
const LONGEST = 300;

/** The first lines, to see whether it is the right file. */
export function Preview({ lines }: { lines: Line[] }) {
  const say = useTexts();
  return (
    <Flex vertical gap="small">
      <Typography.Text strong>{say('preview', { count: Math.min(SHOWN, lines.length) })}</Typography.Text>
      <Table<Line>
        size="small"
        pagination={false}
        rowKey="number"
        dataSource={lines.slice(0, SHOWN)}
        columns={[
          { title: say('line'), dataIndex: 'number', width: 70 },
          {
            title: say('content'),
            render: (_, line) => {
              const text = textOf(line);
              return text === undefined ? (
                <Typography.Text type="danger">{say('notUtf8')}</Typography.Text>
              ) : (
                <span style={{ overflowWrap: 'anywhere' }}>
                  {text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}
                </span>
              );
            },
          },
        ]}
      />
    </Flex>
  );
}
