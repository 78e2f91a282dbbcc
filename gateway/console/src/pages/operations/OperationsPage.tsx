import { Card, Flex, Tabs, Typography } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../../frame/session';
import { SERVICES, type Service } from '../../parts/health';
import { PageTitle } from '../../parts/PageTitle';
import { Keys } from './Keys';
import { Overview } from './Overview';
import { Parked } from './Parked';
import { Refused } from './Refused';
import { useTexts } from './texts';

/** The health of the services, waiting messages, and the replacement of keys. */
export default function OperationsPage() {
  const say = useTexts();
  const { service: named } = useParams();
  const service = SERVICES.find((each) => each === named);
  return (
    <>
      <PageTitle title={say('title')} />
      <Flex vertical gap="middle">
        <Card size="small" data-tour="operations-health">
          <Overview chosen={service} />
        </Card>
        <Card
          size="small"
          data-tour="operations-service"
          title={
            service && (
              <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
                {service}
              </Typography.Title>
            )
          }
        >
          {service === undefined ? (
            <Typography.Text type="secondary">{say('chooseService')}</Typography.Text>
          ) : (
            <OfService key={service} service={service} />
          )}
        </Card>
      </Flex>
    </>
  );
}

const TABS = [
  { key: 'parked', permissions: ['parked-message.list'], Content: Parked },
  { key: 'refused', permissions: ['refused-message.list'], Content: Refused },
  {
    key: 'keys',
    permissions: ['keyring.rotate', 'keyring.read-epoch', 'message-key.rotate', 'search-tokens.rotate'],
    Content: Keys,
  },
] as const;

function OfService({ service }: { service: Service }) {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const { kind } = useParams();
  const offered = TABS.filter((each) => each.permissions.some(may));
  const chosen = offered.find((each) => each.key === kind) ?? offered[0];
  return (
    <Tabs
      activeKey={chosen?.key ?? ''}
      onChange={(key) =>
        navigate(`/operations/${service}/${key}`, { replace: true, preventScrollReset: true })
      }
      destroyOnHidden
      items={offered.map(({ key, Content }) => ({
        key,
        label: say(key),
        children: <Content service={service} />,
      }))}
    />
  );
}
