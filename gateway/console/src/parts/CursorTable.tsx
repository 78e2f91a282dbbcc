import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, Empty, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useDeferredValue, useRef } from 'react';
import { Failure } from './Failure';
import { usePartWords } from './partWords';
import { type ListName, SaveCsv } from './SaveCsv';
import { sideways } from './sideways';
import { Waiting } from './Waiting';

const SCREEN = 20;

/** One page of a list of the API. */
export interface ListPage<T> {
  items?: T[];
  next?: string | null;
}

interface Look<T> {
  columns: TableColumnsType<T>;
  idOf: (item: T) => string;
  onOpen?: ((item: T) => void) | undefined;
  choice?: { chosen: string[]; onChoose: (ids: string[]) => void } | undefined;
}

interface Listed<T> extends Look<T> {
  items: T[];
}

interface Props<T> extends Look<T> {
  list: UseInfiniteQueryResult<InfiniteData<ListPage<T>>, Error>;
  /** What stands here if nothing was found. */
  empty: string;
  /** Another order than the API's, for a list that is read as a whole. */
  order?: (one: T, other: T) => number;
  /** What the list is called where it is kept as a file; one without a name is not. */
  saves?: ListName;
}

/** A list that goes on with "more", as its cursor does: nobody knows how many pages there will be. */
export function CursorTable<T extends object>({
  list,
  columns,
  empty,
  idOf,
  onOpen,
  choice,
  order,
  saves,
}: Props<T>) {
  const say = usePartWords();
  const table = useRef<HTMLDivElement>(null);
  if (list.isPending) {
    return <Waiting rows={8} />;
  }
  if (list.data === undefined) {
    return list.error && <Failure error={list.error} retry={() => void list.refetch()} />;
  }
  const read = list.data.pages.flatMap((page) => page.items ?? []);
  const items = order === undefined ? read : read.toSorted(order);
  if (items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  }
  return (
    <Flex vertical gap="small">
      <div ref={table}>
        <Rows items={items} columns={columns} idOf={idOf} onOpen={onOpen} choice={choice} />
      </div>
      {list.error && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
      <Flex align="center" gap="middle" wrap className="unprinted">
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say('more')}
          </Button>
        )}
        {saves && <SaveCsv list={saves} table={table} />}
        <Typography.Text type="secondary" aria-live="polite">
          {say(list.hasNextPage ? 'shown' : 'all', { count: items.length })}
        </Typography.Text>
      </Flex>
    </Flex>
  );
}

/** The first screen of a long list is there before the rest is laid out. */
function Rows<T extends object>({ items, columns, idOf, onOpen, choice }: Listed<T>) {
  const whole = useDeferredValue(true, false);
  return (
    <Table<T>
      size="small"
      className="numbers"
      columns={columns}
      dataSource={whole ? items : items.slice(0, SCREEN)}
      rowKey={idOf}
      pagination={false}
      scroll={{ x: 'max-content' }}
      // Rows that open something take the keyboard there by themselves.
      ref={onOpen ? undefined : sideways}
      rowSelection={
        choice && {
          selectedRowKeys: choice.chosen,
          onChange: (keys) => choice.onChoose(keys.map(String)),
        }
      }
      onRow={(item) =>
        onOpen
          ? {
              style: { cursor: 'pointer' },
              tabIndex: 0,
              onClick: () => onOpen(item),
              onKeyDown: (event) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) {
                  onOpen(item);
                }
              },
            }
          : {}
      }
    />
  );
}
