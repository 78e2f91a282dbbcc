import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm } from 'antd';
import { api, body, type Tagged } from '../../api/client';
import { useMay } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import { withdraw } from '../../parts/withdrawing';
import type { Change } from './ChangePage';
import { useTexts } from './texts';

/** What people can still do with their own open change: confirm it, or withdraw it. */
export function OwnSteps({ customerId, read }: { customerId: string; read: Tagged<Change> }) {
  const say = useTexts();
  const may = useMay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { state, id: change = '' } = read.value;
  const path = { id: customerId, change };
  const reread = () => {
    void queries.invalidateQueries({ queryKey: ['customer', customerId] });
    void queries.invalidateQueries({ queryKey: ['changes'] });
  };
  const confirm = useMutation({
    mutationFn: () =>
      body(api.POST('/api/customers/{id}/changes/{change}/confirmation', { params: { path } })),
    onSuccess: reread,
  });
  const takeBack = useMutation({
    mutationFn: () => withdraw({ ...path, etag: read.etag }, say('whyWithdrawn')),
    onSuccess: () => {
      void message.success(say('withdrawn'));
      reread();
    },
  });
  const open = state === 'PROPOSED' || state === 'AWAITING_DECISION';
  const problem = confirm.error ?? takeBack.error;
  return (
    <>
      {problem && <Failure error={problem} />}
      {open && (
        <Flex gap="small">
          {state === 'PROPOSED' && may('change.confirm') && (
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {say('confirmNow')}
            </Button>
          )}
          {may('change.withdraw') && (
            <Popconfirm
              title={say('withdrawTitle')}
              okText={say('withdraw')}
              cancelText={say('cancel')}
              onConfirm={() => takeBack.mutate()}
            >
              <Button loading={takeBack.isPending}>{say('withdraw')}</Button>
            </Popconfirm>
          )}
        </Flex>
      )}
    </>
  );
}
