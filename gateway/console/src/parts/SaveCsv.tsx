import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { RefObject } from 'react';
import { api, body, type Sent } from '../api/client';
import { useMay } from '../frame/session';
import { csvOf, shownIn } from './csv';
import { keep } from './download';
import { Failure } from './Failure';
import { usePartWords } from './partWords';

export type ListName = Sent<'/api/list-downloads', 'post'>['list'];

/** Downloads what a table shows as a file. It is recorded in the audit log before the file is created. */
export function SaveCsv({ list, table }: { list: ListName; table: RefObject<HTMLElement | null> }) {
  const say = usePartWords();
  const may = useMay();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: async () => {
      if (table.current === null) {
        throw new Error('Nothing is shown');
      }
      const { headings, rows } = shownIn(table.current);
      await body(api.POST('/api/list-downloads', { body: { list, rows: rows.length } }));
      keep(new Blob([csvOf([headings, ...rows])], { type: 'text/csv;charset=utf-8' }), nameOf(list));
      return rows.length;
    },
    onSuccess: (count) => void message.success(say('saved', { count })),
  });
  if (!may('list.download')) {
    return null;
  }
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {say('save')}
      </Button>
      {save.error && <Failure error={save.error} retry={() => save.mutate()} />}
    </>
  );
}

/** Neither the search nor its result is sent. */
function nameOf(list: ListName): string {
  const today = new Intl.DateTimeFormat('en-CA').format(new Date());
  return `${list.toLowerCase().replaceAll('_', '-')}-${today}.csv`;
}
