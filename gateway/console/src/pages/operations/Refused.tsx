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

type Refused = NonNullable<
  Answered<'/api/operations/customer-service/refused-messages', 'get'>['items']
>[number];

/** Messages that the service did not trust. */
export function Refused({ service }: { service: Service }) {
  const say = useTexts();
  const may = useMay();
  const { moment } = useMoments();
  const list = useCursorList<Refused>(['refused', service], (cursor) =>
    body(api.GET(`/api/operations/${service}/refused-messages`, { params: { query: from(cursor) } })),
  );
  const said = ({ settled }: { settled: number }) => say('settled', { count: settled });
  const replay = useAct(
    service,
    'refused',
    (id) =>
      body(api.POST(`/api/operations/${service}/refused-messages/{id}/replay`, { params: { path: { id } } })),
    said,
  );
  const dismiss = useAct(
    service,
    'refused',
    (id) =>
      body(
        api.POST(`/api/operations/${service}/refused-messages/{id}/dismissal`, { params: { path: { id } } }),
      ),
    said,
  );
  const failure = replay.error ?? dismiss.error;
  return (
    <Flex vertical gap="small">
      <Typography.Text type="secondary">{say('refusedText')}</Typography.Text>
      {failure && <Failure error={failure} />}
      <CursorTable<Refused>
        saves="REFUSED_MESSAGES"
        list={list}
        empty={say('noRefused')}
        idOf={(each) => String(each.id)}
        columns={[
          { title: say('since'), render: (_, each) => moment(each.refusedAt) },
          { title: say('why'), dataIndex: 'reason' },
          { title: say('topic'), dataIndex: 'topic' },
          { title: say('source'), render: (_, each) => each.source ?? '—' },
          { title: say('type'), render: (_, each) => each.type ?? '—' },
          {
            title: say('acts'),
            className: 'unprinted',
            render: (_, { id }) => (
              <Flex gap="small">
                {may('refused-message.replay') && (
                  <Popconfirm
                    title={say('sureBelieve')}
                    okText={say('replay')}
                    cancelText={say('cancel')}
                    onConfirm={() => replay.mutate(id)}
                  >
                    <Button size="small" loading={replay.isPending && replay.variables === id}>
                      {say('replay')}
                    </Button>
                  </Popconfirm>
                )}
                {may('refused-message.dismiss') && (
                  <Popconfirm
                    title={say('sureDismiss')}
                    okText={say('dismiss')}
                    cancelText={say('cancel')}
                    onConfirm={() => dismiss.mutate(id)}
                  >
                    <Button size="small" loading={dismiss.isPending && dismiss.variables === id}>
                      {say('dismiss')}
                    </Button>
                  </Popconfirm>
                )}
              </Flex>
            ),
          },
        ]}
      />
    </Flex>
  );
}
