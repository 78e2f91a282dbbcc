import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, Empty, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useDeferredValue, useRef } from 'react';
import { Failure } from './Failure';
import { keyboardScroll } from './keyboardScroll';
import { usePartWords } from './partWords';
import { type ListName, SaveCsv } from './SaveCsv';
import { Waiting } from './Waiting';

const SCREEN = 20;

/** A page of a list from the API. */
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
  /** Shown if nothing was found. */
  empty: string;
  /** A different order from the API's, for lists that are read completely. */
  order?: (one: T, other: T) => number;
  /** The list's name for downloads; a list without one cannot be downloaded. */
  saves?: ListName;
}

/** A list with a "more" button, because a cursor does not show how many pages there are. */
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

/** Shows the first screen of a long list before the rest is laid out. */
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
      // Rows that open something can be reached by keyboard without this.
      ref={onOpen ? undefined : keyboardScroll}
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
