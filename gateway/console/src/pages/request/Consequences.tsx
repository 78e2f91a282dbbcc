import { Empty, Flex, Table, Tag, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Line = PrivacyRequest['consequences'][number];

const COLOURS: Record<Line['decision'], string> = { ERASE: 'cyan', RESTRICT: 'orange', KEEP: 'default' };

/** What is erased, restricted or kept, until when, under which article, and why, in words. */
export function Consequences({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { day } = useMoments();
  if (request.consequences.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noConsequences')} />;
  }
  return (
    <Flex vertical gap="middle">
      <Table<Line>
        size="small"
        pagination={false}
        rowKey={(each) => each.category}
        dataSource={request.consequences}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: say('category'), render: (_, each) => nameOf(speak, each.category) },
          {
            title: say('outcome'),
            render: (_, each) => <Tag color={COLOURS[each.decision]}>{nameOf(say, each.decision)}</Tag>,
          },
          { title: say('until'), render: (_, each) => day(each.until) || '—' },
          { title: say('article'), width: 200, render: (_, each) => <Article line={each} /> },
          { title: say('why'), width: 420, render: (_, each) => <Why line={each} /> },
        ]}
      />
      {request.noLongerWorks.length > 0 && (
        <div>
          <Typography.Text strong>{say('noLongerWorks')}</Typography.Text>
          <ul style={{ margin: '4px 0 0' }}>
            {request.noLongerWorks.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
    </Flex>
  );
}

function Article({ line }: { line: Line }) {
  const say = useTexts();
  return (
    <Flex vertical>
      <span>{line.citation}</span>
      {line.textRead === 'secondary' && (
        <Typography.Text type="secondary">{say('secondary')}</Typography.Text>
      )}
    </Flex>
  );
}

function Why({ line }: { line: Line }) {
  const say = useTexts();
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
      {confirmedAs && confirmedAs !== line.decision && (
        <Typography.Text type="warning">
          {say('confirmedAs', { verdict: nameOf(say, confirmedAs) })}
        </Typography.Text>
      )}
    </Flex>
  );
}
