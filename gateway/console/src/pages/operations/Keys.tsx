import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, InputNumber, Popconfirm, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import type { Service } from '../../parts/health';
import { useMoments } from '../../parts/moments';
import { Epoch } from './Epoch';
import { SearchTokens } from './SearchTokens';
import { useTexts } from './texts';

/** Replacing a service's keys. */
export function Keys({ service }: { service: Service }) {
  const say = useTexts();
  const may = useMay();
  return (
    <Flex vertical gap="large">
      {may('message-key.rotate') && (
        <Part title={say('messageKey')} text={say('messageKeyText')}>
          <MessageKey service={service} />
        </Part>
      )}
      {(may('keyring.rotate') || may('keyring.read-epoch')) && (
        <Part title={say('keyring')} text={say('keyringText')}>
          <Keyring service={service} />
        </Part>
      )}
      {service === 'customer-service' && may('job.read') && (
        <Part title={say('tokens')} text={say('tokensText')}>
          <SearchTokens />
        </Part>
      )}
    </Flex>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Flex vertical gap="small">
      <Typography.Title level={3} style={{ fontSize: 15, margin: 0 }}>
        {title}
      </Typography.Title>
      <Typography.Text type="secondary">{text}</Typography.Text>
      {children}
    </Flex>
  );
}

function MessageKey({ service }: { service: Service }) {
  const say = useTexts();
  const { moment } = useMoments();
  const rotate = useMutation({
    mutationFn: () => body(api.POST(`/api/operations/${service}/message-keys/rotation`)),
  });
  const made = rotate.data;
  return (
    <Flex vertical gap="small" align="start">
      {rotate.error && <Failure error={rotate.error} retry={() => rotate.mutate()} />}
      {made && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={say('newKey', { id: made.id, from: moment(made.from), until: moment(made.until) })}
        />
      )}
      <Popconfirm
        title={say('sureMessageKey', { service })}
        okText={say('rotateMessageKey')}
        cancelText={say('cancel')}
        onConfirm={() => rotate.mutate()}
      >
        <Button loading={rotate.isPending}>{say('rotateMessageKey')}</Button>
      </Popconfirm>
    </Flex>
  );
}

function Keyring({ service }: { service: Service }) {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const { id } = useParams();
  const see = (number: number) =>
    navigate(`/operations/${service}/keys/${number}`, { replace: true, preventScrollReset: true });
  const rotate = useMutation({
    mutationFn: () => body(api.POST(`/api/operations/${service}/keyring/rotation`)),
    onSuccess: ({ epoch }) => see(epoch),
  });
  const reads = may('keyring.read-epoch');
  return (
    <Flex vertical gap="small" align="stretch">
      {rotate.error && <Failure error={rotate.error} retry={() => rotate.mutate()} />}
      <Flex gap="middle" wrap align="end" className="unprinted">
        {may('keyring.rotate') && (
          <Popconfirm
            title={say('sureKeyring', { service })}
            okText={say('rotateKeyring')}
            cancelText={say('cancel')}
            onConfirm={() => rotate.mutate()}
          >
            <Button loading={rotate.isPending}>{say('rotateKeyring')}</Button>
          </Popconfirm>
        )}
        {reads && (
          <Form<{ number?: number }>
            layout="inline"
            initialValues={{ number: epochIn(id) }}
            onFinish={({ number }) => number !== undefined && see(number)}
          >
            <Form.Item name="number" label={say('epochNumber')}>
              <InputNumber min={1} precision={0} style={{ width: 96 }} />
            </Form.Item>
            <Button htmlType="submit">{say('epoch')}</Button>
          </Form>
        )}
      </Flex>
      {reads && epochIn(id) !== undefined && <Epoch service={service} number={epochIn(id) ?? 0} />}
    </Flex>
  );
}

/** The end of the address names an epoch by its number, or a rotation of the search keys by its id. */
function epochIn(id: string | undefined): number | undefined {
  return id !== undefined && /^\d+$/.test(id) ? Number(id) : undefined;
}
