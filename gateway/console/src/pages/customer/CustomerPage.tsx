import { useQuery } from '@tanstack/react-query';
import { Button, Card, Tabs, Tag } from 'antd';
import type { ComponentType } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { customerQuery } from '../../parts/customers';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { useVocabulary } from '../../parts/vocabulary';
import { WithFields } from '../../parts/WithFields';
import { ChangesTab } from './ChangesTab';
import { ConsentsTab } from './ConsentsTab';
import { MessagesTab } from './MessagesTab';
import { Overview } from './Overview';
import { OwnershipTab } from './OwnershipTab';
import { RequestsTab } from './RequestsTab';
import { useTexts } from './texts';

interface Tab {
  key: 'ownership' | 'changes' | 'consents' | 'requests' | 'messages';
  permission: string;
  Content: ComponentType<{ id: string }>;
}

const TABS: Tab[] = [
  { key: 'ownership', permission: 'assignment.list', Content: OwnershipTab },
  { key: 'changes', permission: 'change.list', Content: ChangesTab },
  { key: 'consents', permission: 'consent.read', Content: ConsentsTab },
  { key: 'requests', permission: 'privacy-request.list', Content: RequestsTab },
  { key: 'messages', permission: 'notification.search', Content: MessagesTab },
];

export default function CustomerPage() {
  const say = useTexts();
  const speak = useVocabulary();
  const may = useMay();
  const navigate = useNavigate();
  const { id = '', tab = 'overview' } = useParams();
  const customer = useQuery(customerQuery(id));
  return (
    <>
      <Link to="/customers" className="unprinted">
        ← {say('back')}
      </Link>
      <Loaded query={customer}>
        {({ value }) => (
          <>
            <PageTitle
              title={say('title')}
              shown={
                <>
                  {String(value.fields?.name ?? say('title'))}{' '}
                  {value.status !== 'ACTIVE' && <Tag>{nameOf(speak, value.status)}</Tag>}
                </>
              }
            >
              {may('change.propose') && (
                <Button
                  type="primary"
                  data-tour="customer-edit"
                  onClick={() => navigate(`/customers/${id}/edit`)}
                >
                  {say('edit')}
                </Button>
              )}
            </PageTitle>
            <Card size="small">
              <Tabs
                activeKey={tab}
                onChange={(key) =>
                  navigate(key === 'overview' ? `/customers/${id}` : `/customers/${id}/${key}`, {
                    replace: true,
                    preventScrollReset: true,
                  })
                }
                destroyOnHidden
                items={[
                  {
                    key: 'overview',
                    label: say('overview'),
                    children: (
                      <WithFields>
                        <Overview customer={value} />
                      </WithFields>
                    ),
                  },
                  ...TABS.filter((each) => may(each.permission)).map(({ key, Content }) => ({
                    key,
                    label: say(key),
                    children: <Content id={id} />,
                  })),
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </>
  );
}
