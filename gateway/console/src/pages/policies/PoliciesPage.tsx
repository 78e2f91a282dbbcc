import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Col, Descriptions, Flex, Row, Tag } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { Answered } from '../../api/client';
import { CursorTable } from '../../parts/CursorTable';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { type PrivacyPolicy, policyQuery, versionsQuery } from '../../parts/policies';
import { Prose } from './Prose';
import { useTexts } from './texts';

type Version = Answered<'/api/privacy-policies', 'get'>['items'][number];

/** The bank's privacy policy, version by version. */
export default function PoliciesPage() {
  const say = useTexts();
  const navigate = useNavigate();
  const { version } = useParams();
  const shown = useQuery(policyQuery(version === undefined ? 'current' : Number(version)));
  return (
    <>
      <PageTitle title={say('title')}>
        <Button type="primary" onClick={() => navigate('/policies/publish')}>
          {say('prepare')}
        </Button>
      </PageTitle>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={8}>
          <Versions />
        </Col>
        <Col xs={24} xl={16}>
          <Loaded query={shown}>{(policy) => <Shown policy={policy} />}</Loaded>
        </Col>
      </Row>
    </>
  );
}

function Versions() {
  const say = useTexts();
  const navigate = useNavigate();
  const { moment } = useMoments();
  const list = useInfiniteQuery(versionsQuery);
  const newest = list.data?.pages[0]?.items[0]?.id;
  return (
    <CursorTable<Version>
      list={list}
      idOf={(each) => String(each.id)}
      onOpen={(each) => navigate(`/policies/${each.id}`)}
      empty={say('none')}
      columns={[
        {
          title: say('version'),
          key: 'version',
          render: (_, each) => (
            <Flex gap="small">
              {each.sample ? say('sample') : each.id}
              {each.id === newest && <Tag color="cyan">{say('inForce')}</Tag>}
            </Flex>
          ),
        },
        { title: say('publishedAt'), key: 'at', render: (_, each) => moment(each.publishedAt) },
      ]}
    />
  );
}

function Shown({ policy }: { policy: PrivacyPolicy }) {
  const say = useTexts();
  const { moment } = useMoments();
  return (
    <Card size="small">
      <Flex vertical gap="middle">
        {policy.sample && <Alert type="warning" showIcon title={say('sampleText')} />}
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'version', label: say('version'), children: policy.id },
            { key: 'at', label: say('publishedAt'), children: moment(policy.publishedAt) || say('never') },
            {
              key: 'digest',
              label: say('digest'),
              span: 'filled',
              children: <span style={{ overflowWrap: 'anywhere' }}>{policy.digest}</span>,
            },
          ]}
        />
        <Row gutter={[24, 16]}>
          <Col xs={24} lg={12}>
            <Prose lang="zh-CN" {...policy.chinese} />
          </Col>
          <Col xs={24} lg={12}>
            <Prose lang="en" {...policy.english} />
          </Col>
        </Row>
      </Flex>
    </Card>
  );
}
