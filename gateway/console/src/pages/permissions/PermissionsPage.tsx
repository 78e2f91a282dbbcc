import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Input, Select, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { keyboardScroll } from '../../parts/keyboardScroll';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { SaveCsv } from '../../parts/SaveCsv';
import { useVocabulary } from '../../parts/vocabulary';
import { matching, type Permission, type Relation, ROLES, type Role, relationOf } from './table';
import { useTexts } from './texts';

/** Who may do what, as the services decide it. */
export default function PermissionsPage() {
  const say = useTexts();
  const { language } = useTranslation().i18n;
  const table = useQuery({
    queryKey: ['permissions', language],
    queryFn: () => body(api.GET('/api/permissions')),
  });
  return (
    <>
      <PageTitle title={say('title')} />
      <Loaded query={table}>{({ items }) => <Matrix permissions={items} />}</Loaded>
    </>
  );
}

function Matrix({ permissions }: { permissions: Permission[] }) {
  const say = useTexts();
  const [role, setRole] = useState<Role>();
  const [text, setText] = useState('');
  const table = useRef<HTMLDivElement>(null);
  const found = matching(permissions, role, text);
  return (
    <Card size="small">
      <Flex vertical gap="middle">
        <Flex gap="middle" align="center" wrap className="unprinted">
          <Input.Search
            aria-label={say('find')}
            placeholder={say('find')}
            allowClear
            style={{ width: 280 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <RoleFilter value={role} onChange={setRole} />
          <Typography.Text type="secondary" aria-live="polite">
            {say('shown', { count: found.length })}
          </Typography.Text>
          <SaveCsv list="PERMISSIONS" table={table} />
        </Flex>
        <Typography.Text type="secondary">{say('hint')}</Typography.Text>
        <div ref={table}>
          <Table<Permission>
            ref={keyboardScroll}
            size="small"
            rowKey="name"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={found}
            columns={useColumns()}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} /> }}
          />
        </div>
      </Flex>
    </Card>
  );
}

interface Filtering {
  value: Role | undefined;
  onChange: (role: Role | undefined) => void;
}

function RoleFilter({ value, onChange }: Filtering) {
  const say = useTexts();
  const nameOf = useRoleNames();
  return (
    <Select
      aria-label={say('role')}
      style={{ width: 220 }}
      allowClear
      placeholder={say('allRoles')}
      value={value}
      onChange={(role?: Role) => onChange(role)}
      options={ROLES.map((role) => ({ value: role, label: nameOf(role) }))}
    />
  );
}

function useRoleNames(): (role: Role) => string {
  const say = useTexts();
  const speak = useVocabulary();
  return (role) => (role === 'core-banking' ? say(role) : speak(role));
}

function useColumns(): TableColumnsType<Permission> {
  const say = useTexts();
  const nameOf = useRoleNames();
  return [
    {
      title: say('permission'),
      fixed: 'start',
      render: (_, { name, meaning }) => (
        // Leaves a phone room for the roles beside it.
        <div style={{ width: 'min(320px, 42vw)', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {meaning} <Typography.Text type="secondary">{name}</Typography.Text>
        </div>
      ),
    },
    ...ROLES.map((role) => ({
      key: role,
      title: nameOf(role),
      render: (_: unknown, each: Permission) => {
        const relation = relationOf(each, role);
        return relation && <Tag color={COLOURS[relation]}>{say(relation)}</Tag>;
      },
    })),
    {
      title: say('services'),
      render: (_, { services }) =>
        services.map((each) => (each === 'any' ? say('any') : each)).join(', ') || null,
    },
    { title: say('secondFactor'), render: (_, { secondFactor }) => secondFactor && say('fresh') },
  ];
}

/** The further a permission reaches, the stronger. */
const COLOURS: Record<Relation, string> = {
  SELF: 'default',
  OWN: 'green',
  RECEIVED: 'green',
  FILED: 'default',
  BRANCH: 'cyan',
  ALL: 'blue',
  YES: 'default',
};
