import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { useAskingWords } from '../../parts/askingWords';
import { CategoryChoice } from '../../parts/CategoryChoice';
import { CustomerFinder } from '../../parts/CustomerFinder';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { useTexts } from './texts';

type Request = Sent<'/api/privacy-requests', 'post'>;
type Typed = Omit<Request, 'type'>;

/** The app is only for customers themselves. */
const CHANNELS = ['HOTLINE', 'LETTER', 'COUNTER'] as const;
const REASONS: Request['reason']['code'][] = [
  'CUSTOMER_REQUEST',
  'CONSENT_WITHDRAWN',
  'RELATIONSHIP_ENDED',
  'PURPOSE_ENDED',
  'UNLAWFUL_PROCESSING',
  'OTHER',
];

export function Filing({ customerId }: { customerId: string | undefined }) {
  const say = useTexts();
  const ask = useAskingWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [form] = Form.useForm<Typed>();
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>();
  const { rest, show, clear } = useFormProblems(form);
  const file = useMutation({
    mutationFn: (typed: Typed) => {
      const { code, text } = typed.reason;
      const reason = text?.trim() ? { code, text } : { code };
      const sent: Request = { ...typed, reason, type: 'ERASURE' };
      const header = { 'Idempotency-Key': keyOf(sent) };
      return body(api.POST('/api/privacy-requests', { params: { header }, body: sent }));
    },
    onSuccess: (filed, { customerId: of }) => {
      void queries.invalidateQueries({ queryKey: ['requests'], refetchType: 'none' });
      void queries.invalidateQueries({ queryKey: ['customer', of, 'requests'], refetchType: 'none' });
      void message.success(say('filed'));
      navigate(`/requests/${filed.id}`);
    },
    onError: show,
  });
  const wanted = [{ required: true, message: say('required') }];
  return (
    <Card>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        autoComplete="off"
        initialValues={{ customerId }}
        onValuesChange={(changed: Partial<Typed>) => {
          if (changed.channel !== undefined) {
            setChannel(CHANNELS.find((each) => each === changed.channel));
          }
        }}
        onFinish={(typed) => {
          clear();
          file.mutate(typed);
        }}
        scrollToFirstError={{ focus: true, block: 'center' }}
      >
        <Alert type="info" title={say('hint')} style={{ marginBottom: 16 }} />
        <Form.Item name="customerId" label={say('customer')} rules={wanted}>
          <CustomerFinder />
        </Form.Item>
        <Form.Item label={say('kind')} extra={say('otherKinds')} required>
          {say('erasure')}
        </Form.Item>
        <Form.Item name="channel" label={say('channel')} rules={wanted} extra={channel && say(channel)}>
          <Radio.Group
            optionType="button"
            options={CHANNELS.map((value) => ({ value, label: ask(value) }))}
          />
        </Form.Item>
        <Form.Item name="scope" label={say('scope')} rules={wanted} extra={say('scopeHint')}>
          <CategoryChoice />
        </Form.Item>
        <Form.Item name={['reason', 'code']} label={say('reason')} rules={wanted}>
          <Select
            style={{ maxWidth: 420 }}
            options={REASONS.map((value) => ({ value, label: ask(value) }))}
          />
        </Form.Item>
        <Form.Item name={['reason', 'text']} label={say('reasonText')} extra={say('reasonTextHint')}>
          <Input.TextArea maxLength={2000} rows={2} />
        </Form.Item>
        {rest && <Failure error={rest} retry={form.submit} />}
        <Button type="primary" htmlType="submit" loading={file.isPending} style={{ marginTop: 12 }}>
          {say('file')}
        </Button>
      </Form>
    </Card>
  );
}
