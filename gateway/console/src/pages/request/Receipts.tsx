import { Alert, Flex, Progress, Table, Tag, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import { keyboardScroll } from '../../parts/keyboardScroll';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Receipt = PrivacyRequest['receipts'][number];

/** Each holder's report as it arrives, and who has not reported yet. */
export function Receipts({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const { receipts, waitingFor } = request;
  const holders = [...new Set([...receipts.map((each) => each.holder), ...waitingFor])].sort();
  if (holders.length === 0) {
    return <Typography.Text type="secondary">{say('noReceipts')}</Typography.Text>;
  }
  const done = holders.filter((each) => !waitingFor.includes(each)).length;
  const told = say('count', { done, all: holders.length });
  return (
    <Flex vertical gap="middle">
      {request.state === 'EXECUTING' && <Alert type="info" showIcon title={say('live')} />}
      <Flex vertical gap={4} style={{ maxWidth: 480 }}>
        <Progress
          percent={(100 * done) / holders.length}
          showInfo={false}
          status={done === holders.length ? 'success' : 'active'}
          aria-label={told}
        />
        <span role="status">{told}</span>
      </Flex>
      {holders.map((holder) => (
        <Holder
          key={holder}
          holder={holder}
          awaited={waitingFor.includes(holder)}
          receipts={receipts.filter((each) => each.holder === holder)}
        />
      ))}
    </Flex>
  );
}

interface Props {
  holder: string;
  awaited: boolean;
  receipts: Receipt[];
}

function Holder({ holder, awaited, receipts }: Props) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  return (
    <section aria-label={holder}>
      <Flex gap="small" align="center" style={{ marginBottom: 4 }}>
        <strong>{holder}</strong>
        <Tag color={awaited ? 'default' : 'cyan'}>{say(awaited ? 'awaited' : 'reported')}</Tag>
      </Flex>
      {receipts.length > 0 && (
        <Table<Receipt>
          size="small"
          className="numbers"
          pagination={false}
          rowKey={(each) => `${each.store} ${each.category} ${each.action}`}
          dataSource={receipts}
          ref={keyboardScroll}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: say('store'), dataIndex: 'store' },
            { title: say('category'), render: (_, each) => nameOf(speak, each.category) },
            { title: say('action'), render: (_, each) => nameOf(say, each.action) },
            { title: say('removed'), dataIndex: 'removed', align: 'right' },
            {
              title: say('readBack'),
              align: 'right',
              render: (_, each) => (
                <Typography.Text type={each.readBack > 0 ? 'danger' : undefined}>
                  {each.readBack}
                </Typography.Text>
              ),
            },
            { title: say('at'), render: (_, each) => moment(each.at) },
          ]}
        />
      )}
    </section>
  );
}
