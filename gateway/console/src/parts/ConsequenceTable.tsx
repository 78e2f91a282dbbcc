import { Empty, Flex, Table, Tag, Typography } from 'antd';
import type { Answered } from '../api/client';
import { nameOf } from '../frame/words';
import { useConsequenceWords } from './consequenceWords';
import { keyboardScroll } from './keyboardScroll';
import { useMoments } from './moments';
import { useVocabulary } from './vocabulary';

export type Consequence = Answered<'/api/privacy-requests/{id}', 'get'>['consequences'][number];

const COLOURS: Record<Consequence['treatment'], string> = {
  ERASE: 'cyan',
  RESTRICT: 'orange',
  KEEP: 'default',
};

/** What is erased, restricted or kept, until when, under which article, and why, in words. */
export function ConsequenceTable({ consequences }: { consequences: Consequence[] }) {
  const say = useConsequenceWords();
  const speak = useVocabulary();
  const { day } = useMoments();
  if (consequences.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noConsequences')} />;
  }
  return (
    <Table<Consequence>
      size="small"
      pagination={false}
      rowKey={(each) => each.category}
      dataSource={consequences}
      ref={keyboardScroll}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: say('category'), render: (_, each) => nameOf(speak, each.category) },
        {
          title: say('outcome'),
          render: (_, each) => <Tag color={COLOURS[each.treatment]}>{nameOf(say, each.treatment)}</Tag>,
        },
        { title: say('until'), render: (_, each) => day(each.until) || '—' },
        { title: say('article'), width: 200, render: (_, each) => <Article line={each} /> },
        { title: say('why'), width: 420, render: (_, each) => <Why line={each} /> },
      ]}
    />
  );
}

function Article({ line }: { line: Consequence }) {
  const say = useConsequenceWords();
  return (
    <Flex vertical>
      <span>{line.citation}</span>
      {line.textRead === 'secondary' && (
        <Typography.Text type="secondary">{say('secondary')}</Typography.Text>
      )}
    </Flex>
  );
}

function Why({ line }: { line: Consequence }) {
  const say = useConsequenceWords();
  const speak = useVocabulary();
  const { erasedFields, confirmedAs } = line;
  return (
    <Flex vertical>
      <span>{line.explanation}</span>
      {erasedFields.length > 0 && (
        <span>
          {say('erasedFields', { fields: erasedFields.map((field) => nameOf(speak, field)).join(', ') })}
        </span>
      )}
      {confirmedAs && confirmedAs !== line.treatment && (
        <Typography.Text type="warning">
          {say('confirmedAs', { verdict: nameOf(say, confirmedAs) })}
        </Typography.Text>
      )}
    </Flex>
  );
}
