import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { Button, Flex, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import { type Health, healthQuery, SERVICES, type Service } from '../../parts/health';
import { useMoments } from '../../parts/moments';
import { useTexts } from './texts';

interface Row {
  service: Service;
  health: UseQueryResult<Health, Error> | undefined;
}

/** Every service with its health; one that does not answer is shown as unavailable. */
export function Overview({ chosen }: { chosen: Service | undefined }) {
  const say = useTexts();
  const { number } = useMoments();
  const reads = useMay()('health.read');
  const found = useQueries({
    queries: (reads ? SERVICES : []).map((service) => ({ ...healthQuery(service), retry: false })),
  });
  const rows: Row[] = SERVICES.map((service, at) => ({ service, health: found[at] }));
  const failed = found.find((each) => each.isError);
  return (
    <Flex vertical gap="small" align="stretch">
      <Table<Row>
        size="small"
        className="numbers"
        pagination={false}
        rowKey="service"
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: say('service'),
            render: (_, { service }) => (
              <Link to={`/operations/${service}`} aria-current={service === chosen ? 'page' : undefined}>
                {service === chosen ? <strong>{service}</strong> : service}
              </Link>
            ),
          },
          ...(reads
            ? [
                { title: say('state'), render: (_: unknown, { health }: Row) => <State health={health} /> },
                {
                  title: say('outbox'),
                  render: (_: unknown, { health }: Row) => <Outbox health={health?.data} />,
                },
                {
                  title: say('parked'),
                  render: (_: unknown, { service, health }: Row) =>
                    health?.data && <Count service={service} kind="parked" count={health.data.parked} />,
                },
                {
                  title: say('refused'),
                  render: (_: unknown, { service, health }: Row) =>
                    health?.data && <Count service={service} kind="refused" count={health.data.refused} />,
                },
                {
                  title: say('troubled'),
                  render: (_: unknown, { health }: Row) =>
                    health?.data?.parts
                      .filter((each) => each.state === 'DOWN' || each.state === 'OUT_OF_SERVICE')
                      .map((each) => each.name)
                      .join(', ') || '—',
                },
              ]
            : []),
        ]}
      />
      {failed?.error && <Failure error={failed.error} retry={() => void failed.refetch()} />}
      {reads && (
        <Flex gap="small" align="center" className="unprinted">
          <Button
            loading={found.some((each) => each.isFetching)}
            onClick={() => {
              for (const each of found) {
                void each.refetch();
              }
            }}
          >
            {say('refresh')}
          </Button>
          <Typography.Text type="secondary">
            {number(found.filter((each) => each.data?.state === 'UP').length)} / {number(SERVICES.length)}{' '}
            {say('UP')}
          </Typography.Text>
        </Flex>
      )}
    </Flex>
  );
}

function State({ health }: { health: UseQueryResult<Health, Error> | undefined }) {
  const say = useTexts();
  if (health === undefined || health.isPending) {
    return '…';
  }
  if (health.isError) {
    return <Tag color="red">{say('away')}</Tag>;
  }
  const { state } = health.data;
  return <Tag color={state === 'UP' ? 'green' : 'red'}>{say(state)}</Tag>;
}

function Outbox({ health }: { health: Health | undefined }) {
  const say = useTexts();
  const { number } = useMoments();
  if (health === undefined) {
    return '—';
  }
  const { waiting, oldestSeconds, heldBack } = health.outbox;
  return (
    <Flex vertical>
      <span>
        {number(waiting)}
        {waiting > 0 && ` · ${say('oldest', { seconds: number(oldestSeconds) })}`}
      </span>
      {heldBack.length > 0 && (
        <Typography.Text type="danger">{say('held', { topics: heldBack.join(', ') })}</Typography.Text>
      )}
    </Flex>
  );
}

function Count({ service, kind, count }: { service: Service; kind: 'parked' | 'refused'; count: number }) {
  const { number } = useMoments();
  return count === 0 ? (
    number(0)
  ) : (
    <Link to={`/operations/${service}/${kind}`}>
      <Tag color="orange">{number(count)}</Tag>
    </Link>
  );
}
