import { Button, Flex, Popconfirm, Typography } from 'antd';
import { type Answered, api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { Failure } from '../../parts/Failure';
import type { Service } from '../../parts/health';
import { useMoments } from '../../parts/moments';
import { useTexts } from './texts';
import { useAct } from './useAct';

type Parked = NonNullable<
  Answered<'/api/operations/customer-service/parked-messages', 'get'>['items']
>[number];

/** Messages that the service could not process, longest waiting first. */
export function Parked({ service }: { service: Service }) {
  const say = useTexts();
  const may = useMay();
  const { moment } = useMoments();
  const list = useCursorList<Parked>(['parked', service], (cursor) =>
    body(api.GET(`/api/operations/${service}/parked-messages`, { params: { query: from(cursor) } })),
  );
  const replay = useAct(
    service,
    'parked',
    (id) =>
      body(api.POST(`/api/operations/${service}/parked-messages/{id}/replay`, { params: { path: { id } } })),
    ({ replayed }) => say('replayed', { count: replayed }),
  );
  return (
    <Flex vertical gap="small">
      <Typography.Text type="secondary">{say('parkedText')}</Typography.Text>
      {replay.error && <Failure error={replay.error} />}
      <CursorTable<Parked>
        saves="PARKED_MESSAGES"
        list={list}
        empty={say('noParked')}
        idOf={(each) => String(each.id)}
        columns={[
          { title: say('since'), render: (_, each) => moment(each.since) },
          { title: say('topic'), dataIndex: 'topic' },
          { title: say('type'), render: (_, each) => each.type ?? '—' },
          { title: say('key'), render: (_, each) => each.key ?? '—' },
          {
            title: say('why'),
            render: (_, { error, errorCode }) => [errorCode, error].filter(Boolean).join(' · '),
          },
          { title: say('attempts'), dataIndex: 'attempts', align: 'right' },
          {
            title: say('acts'),
            className: 'unprinted',
            render: (_, { id }) =>
              may('parked-message.replay') && (
                <Popconfirm
                  title={say('sureReplay')}
                  okText={say('replay')}
                  cancelText={say('cancel')}
                  onConfirm={() => replay.mutate(id)}
                >
                  <Button size="small" loading={replay.isPending && replay.variables === id}>
                    {say('replay')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </Flex>
  );
}
