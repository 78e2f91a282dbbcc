import { Descriptions, Flex, Steps, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type Answered, api, body } from '../../api/client';
import { nameOf } from '../../frame/words';
import { useFollowed } from '../../parts/followed';
import type { Service } from '../../parts/health';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { useTexts } from './texts';

type Read = Answered<'/api/operations/customer-service/keyring/epochs/{number}', 'get'>;

/** In the order in which an epoch ends. */
const STEPS: Read['step'][] = [
  'OPEN',
  'STARTED',
  'REGISTERED',
  'SWITCHED',
  'GATED',
  'DESTROYING',
  'DESTROYED',
  'CLOSED',
];

/** The state of a condition; the API document does not list the values. */
const OUTCOMES = ['CHECKED', 'ABSENT', 'OPEN'] as const;

/** A key epoch, which is followed while it is being ended. */
export function Epoch({ service, number }: { service: Service; number: number }) {
  const epoch = useFollowed<Read>({
    key: ['epoch', service, number],
    read: () =>
      body(api.GET(`/api/operations/${service}/keyring/epochs/{number}`, { params: { path: { number } } })),
    ended: ({ step, wantedAt }) => step === 'CLOSED' || (step === 'OPEN' && !wantedAt),
  });
  return <Loaded query={epoch}>{(read) => <Shown epoch={read} />}</Loaded>;
}

function Shown({ epoch }: { epoch: Read }) {
  const say = useTexts();
  const { exact, number } = useMoments();
  const facts: [string, ReactNode][] = [
    [say('opened'), exact(epoch.openedAt)],
    [say('wanted'), exact(epoch.wantedAt)],
    [say('closed'), exact(epoch.closedAt)],
    [say('pages'), number(epoch.pages)],
    [say('deadKeys'), number(epoch.keys)],
    [say('holder'), epoch.holder?.adapter],
    [say('copies'), epoch.holder?.copies.join(', ')],
  ];
  return (
    <Flex vertical gap="middle">
      <Typography.Text strong>{say('epochTitle', { number: epoch.number })}</Typography.Text>
      <Steps
        size="small"
        responsive
        titlePlacement="vertical"
        current={STEPS.indexOf(epoch.step)}
        status={epoch.step === 'CLOSED' ? 'finish' : 'process'}
        items={STEPS.map((step) => ({ title: nameOf(say, step) }))}
      />
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={facts
          .filter(([, value]) => value)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
      {epoch.conditions.length > 0 && (
        <Table<Read['conditions'][number]>
          size="small"
          className="numbers"
          pagination={false}
          rowKey="condition"
          dataSource={epoch.conditions}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: say('condition'), dataIndex: 'condition' },
            {
              title: say('outcome'),
              render: (_, { outcome }) => {
                const known = OUTCOMES.find((each) => each === outcome);
                return known === undefined ? outcome : say(known);
              },
            },
            { title: say('detail'), render: (_, each) => each.detail ?? '—' },
            { title: say('since'), render: (_, each) => exact(each.at) },
          ]}
        />
      )}
    </Flex>
  );
}
