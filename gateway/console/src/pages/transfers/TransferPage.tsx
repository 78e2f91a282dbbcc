import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { nameOf } from '../../frame/words';
import { useCustomerNames } from '../../parts/customerNames';
import { keyboardScroll } from '../../parts/keyboardScroll';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { useOwnershipWords } from '../../parts/ownershipWords';
import { PageTitle } from '../../parts/PageTitle';
import { useTransferWords } from '../../parts/transferWords';
import { Steps } from './Steps';
import { useTexts } from './texts';

export type Transfer = Answered<'/api/transfers/{id}', 'get'>;

export default function TransferPage() {
  const say = useTexts();
  const { id = '' } = useParams();
  const transfer = useQuery({
    queryKey: ['transfer', id],
    queryFn: () => body(api.GET('/api/transfers/{id}', { params: { path: { id } } })),
  });
  return (
    <>
      <Link to="/transfers" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('transfer')} />
      <Loaded query={transfer}>
        {(read) => (
          <Card size="small">
            <Flex vertical gap="middle">
              <Facts transfer={read} />
              <Customers transfer={read} />
              <Steps transfer={read} />
            </Flex>
          </Card>
        )}
      </Loaded>
    </>
  );
}

function Facts({ transfer }: { transfer: Transfer }) {
  const say = useTexts();
  const state = useTransferWords();
  const why = useOwnershipWords();
  const { moment } = useMoments();
  const { reason, approvals = [], awaiting = [] } = transfer;
  const facts: [string, ReactNode][] = [
    [say('state'), <Tag key="state">{nameOf(state, transfer.state)}</Tag>],
    [say('proposer'), transfer.proposer],
    [say('proposed'), moment(transfer.createdAt)],
    [say('receiver'), `${transfer.toManager} · ${transfer.toBranch}`],
    [say('reason'), [nameOf(why, reason?.code), reason?.text].filter(Boolean).join(' · ')],
    [say('from'), moment(transfer.effectiveFrom) || say('atOnce')],
    [say('approvals'), approvals.map((each) => `${each.approver} · ${each.branch}`).join(', ')],
    [say('awaiting'), awaiting.join(', ')],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Customers({ transfer }: { transfer: Transfer }) {
  const say = useTexts();
  const named = useCustomerNames(transfer.customers);
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={(each) => each.customerId}
      dataSource={transfer.customers}
      ref={keyboardScroll}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: say('customers'), render: (_, each) => named(each) },
        { title: say('giving'), render: (_, each) => `${each.fromManager} · ${each.fromBranch}` },
      ]}
    />
  );
}
