import { Alert, Flex, Table, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Receipt = PrivacyRequest['receipts'][number];

/** What each holder reports, and who has yet to. */
export function Receipts({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  const { receipts, waitingFor } = request;
  if (receipts.length === 0 && waitingFor.length === 0) {
    return <Typography.Text type="secondary">{say('noReceipts')}</Typography.Text>;
  }
  return (
    <Flex vertical gap="small">
      {waitingFor.length > 0 && (
        <Alert type="info" showIcon title={say('waitingFor', { holders: waitingFor.join(', ') })} />
      )}
      {receipts.length > 0 && (
        <Table<Receipt>
          size="small"
          className="numbers"
          pagination={false}
          rowKey={(each) => `${each.holder} ${each.store} ${each.category} ${each.action}`}
          dataSource={receipts}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: say('holder'), dataIndex: 'holder' },
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
    </Flex>
  );
}
