import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Failure } from '../../parts/Failure';
import type { Message } from '../../parts/messages';
import { useTexts } from './texts';

type Settlement = Sent<'/api/notifications/{id}/settlement', 'post'>;

const REASONS: Settlement['reason'][] = [
  'DELIVERED_BY_LETTER',
  'DELIVERED_BY_PHONE',
  'DELIVERED_IN_BRANCH',
  'DELIVERED_OTHERWISE',
  'NOT_REACHABLE',
];

/** Retries an open message, or closes it. */
export function Deciding({ message }: { message: Message }) {
  const say = useTexts();
  const may = useMay();
  const [settling, settle] = useState(false);
  const keyOf = useActKey();
  const path = { id: message.id };
  const retry = useAct(message.id, 'retried', () => {
    const header = { 'Idempotency-Key': keyOf(message.at) };
    return body(api.POST('/api/notifications/{id}/retry', { params: { path, header } }));
  });
  const mayRetry = may('notification.retry');
  const maySettle = may('notification.settle');
  const waits = message.legal && message.state === 'STUCK';
  if (!mayRetry && !maySettle) {
    return <Alert type="info" showIcon title={say('openText')} />;
  }
  return (
    <Flex vertical gap="small">
      <Alert
        type={waits ? 'warning' : 'info'}
        showIcon
        title={say(waits ? 'decide' : 'openText')}
        description={say('decideText')}
      />
      {retry.error && <Failure error={retry.error} retry={() => retry.mutate(undefined)} />}
      <Flex gap="small" wrap className="unprinted">
        {mayRetry && (
          <Button
            type={waits ? 'primary' : 'default'}
            loading={retry.isPending}
            onClick={() => retry.mutate(undefined)}
          >
            {say('retry')}
          </Button>
        )}
        {maySettle && <Button onClick={() => settle(true)}>{say('settle')}</Button>}
      </Flex>
      {settling && <Settle id={message.id} onClose={() => settle(false)} />}
    </Flex>
  );
}

function Settle({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useTexts();
  const [form] = Form.useForm<Settlement>();
  const keyOf = useActKey();
  const settle = useAct(id, 'settledNow', async (sent: Settlement) => {
    const params = { path: { id }, header: { 'Idempotency-Key': keyOf(sent) } };
    await api.POST('/api/notifications/{id}/settlement', { params, body: sent });
    onClose();
  });
  return (
    <Modal
      open
      title={say('settle')}
      okText={say('settle')}
      cancelText={say('cancel')}
      confirmLoading={settle.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={settle.mutate}>
        <Form.Item name="reason" label={say('how')} rules={[{ required: true, message: say('choose') }]}>
          <Radio.Group
            options={REASONS.map((value) => ({ value, label: nameOf(say, value) }))}
            style={{ display: 'grid', gap: 8 }}
          />
        </Form.Item>
      </Form>
      {settle.error && <Failure error={settle.error} retry={form.submit} />}
    </Modal>
  );
}

/** An operation on the message, which is read again afterwards, or if its state has changed. */
function useAct<T, A>(id: string, said: 'retried' | 'settledNow', send: (sent: T) => Promise<A>) {
  const say = useTexts();
  const queries = useQueryClient();
  const { message: told } = App.useApp();
  const reread = () => {
    void queries.invalidateQueries({ queryKey: ['message', id] });
    void queries.invalidateQueries({ queryKey: ['messages'], refetchType: 'none' });
  };
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void told.success(say(said));
      reread();
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.code === 'notification-not-open') {
        void told.warning(say('moved'), 8);
        reread();
      }
    },
  });
}
