import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Badge, Card, Flex, Typography } from 'antd';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import type { ListPage } from '../../parts/CursorTable';
import { Failure } from '../../parts/Failure';
import { Waiting } from '../../parts/Waiting';
import { useTexts } from './texts';

const SHOWN = 5;

interface Props<T> {
  title: 'toDecide' | 'own' | 'transfers' | 'requests' | 'toConfirm' | 'registrations';
  to?: string;
  list: UseInfiniteQueryResult<InfiniteData<ListPage<T>>, Error>;
  line: ComponentType<{ item: T }>;
}

/** The first waiting items, and their number. */
export function WaitingCard<T extends { id?: string }>({ title, to, list, line: Line }: Props<T>) {
  const say = useTexts();
  const items = list.data?.pages.flatMap((page) => page.items ?? []);
  const count = items?.length ?? 0;
  return (
    <Card
      size="small"
      title={
        <Flex gap="small" align="center">
          {say(title)}
          {count > 0 && <Badge color="#0f5c57" count={list.hasNextPage ? `${count}+` : count} />}
        </Flex>
      }
      extra={to && count > 0 && <Link to={to}>{say('all')}</Link>}
    >
      {list.isPending && <Waiting rows={2} />}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {items?.length === 0 && <Typography.Text type="secondary">{say('nothing')}</Typography.Text>}
      <Flex vertical gap={6}>
        {items?.slice(0, SHOWN).map((item) => (
          <Flex key={item.id} justify="space-between" gap="small" wrap>
            <Line item={item} />
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
