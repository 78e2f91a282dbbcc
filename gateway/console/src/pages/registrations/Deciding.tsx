import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { api, body, type Sent, type Tagged } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { CustomerFinder } from '../../parts/CustomerFinder';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import type { Detail } from './CheckPage';
import { useTexts } from './texts';

type Decision = Sent<'/api/registration-checks/{id}/decision', 'post'>;

const REASONS: Decision['reason'][] = [
  'PERSON_CONFIRMED',
  'PERSON_RETURNED',
  'ALREADY_CUSTOMER',
  'DOCUMENTS_NOT_ACCEPTED',
  'PERSON_DECLINED',
  'PERSON_NOT_REACHED',
];

/** A person other than the sender admits the person or rejects the registration. */
export function Deciding({ read }: { read: Tagged<Detail> }) {
  const say = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [form] = Form.useForm<Decision>();
  const [reason, setReason] = useState<Decision['reason']>();
  const { rest, show, clear } = useFormProblems(form);
  const { id } = read.value.check;
  const reread = () => {
    void queries.invalidateQueries({ queryKey: ['registration-check', id] });
    void queries.invalidateQueries({ queryKey: ['registration-checks'], refetchType: 'none' });
  };
  const decide = useMutation({
    mutationFn: (decision: Decision) => {
      const header = { 'If-Match': read.etag, 'Idempotency-Key': keyOf([read.etag, decision]) };
      return body(
        api.POST('/api/registration-checks/{id}/decision', {
          params: { path: { id }, header },
          body: decision,
        }),
      );
    },
    onSuccess: () => {
      void message.success(say('decided'));
      reread();
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.status === 412) {
        void message.warning(say('moved'), 8);
        reread();
      } else {
        show(failure);
      }
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onValuesChange={(changed: Partial<Decision>) => changed.reason && setReason(changed.reason)}
      onFinish={(typed) => {
        clear();
        decide.mutate(typed);
      }}
    >
      <Form.Item name="reason" label={say('decision')} rules={[{ required: true, message: say('required') }]}>
        <Radio.Group
          style={{ display: 'flex', flexDirection: 'column', gap: 6 }}
          options={REASONS.map((value) => ({ value, label: say(value) }))}
        />
      </Form.Item>
      {reason === 'ALREADY_CUSTOMER' && (
        <Form.Item
          name="customerId"
          label={say('whoIsIt')}
          rules={[{ required: true, message: say('required') }]}
        >
          <CustomerFinder />
        </Form.Item>
      )}
      {rest && <Failure error={rest} retry={form.submit} />}
      <Button type="primary" htmlType="submit" loading={decide.isPending} style={{ marginTop: 8 }}>
        {say('decide')}
      </Button>
    </Form>
  );
}
