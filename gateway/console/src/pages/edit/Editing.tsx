import { Alert, Button, Card, Flex, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Tagged } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Customer } from '../../parts/customers';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { LeaveGuard } from '../../parts/LeaveGuard';
import { useVocabulary } from '../../parts/vocabulary';
import { Confirming } from './Confirming';
import { Done } from './Done';
import { Fields } from './Fields';
import { Stale } from './Stale';
import { useTexts } from './texts';
import { changed, type Typed, useEdit } from './useEdit';

const REASONS = ['CUSTOMER_REQUEST', 'CORRECTION', 'PERIODIC_REVIEW', 'OTHER'] as const;

/** The form stays, with all input, until the change is confirmed. */
export function Editing({ id, read }: { id: string; read: Tagged<Customer> }) {
  const say = useTexts();
  const speak = useVocabulary();
  const [form] = Form.useForm<Typed>();
  const [untouched, setUntouched] = useState(true);
  const [nothing, setNothing] = useState(false);
  const { rest, show, clear } = useFormProblems(form);
  const { base, propose, confirm, takeBack, conflict, goOn } = useEdit(id, read, say('takenBack'));

  if (confirm.data !== undefined) {
    return <Done id={id} change={propose.data?.value.id ?? ''} state={confirm.data.state ?? ''} />;
  }
  const submit = (typed: Typed) => {
    clear();
    const empty = Object.keys(changed(typed.patch)).length === 0;
    setNothing(empty);
    if (!empty) {
      propose.mutate(typed, { onError: (failure) => (isStale(failure) ? clear() : show(failure)) });
    }
  };
  const hidden = propose.data !== undefined || conflict !== undefined;
  return (
    <Card>
      <LeaveGuard when={!untouched} />
      {conflict !== undefined && (
        <Stale conflict={conflict} typed={changed(form.getFieldValue('patch') ?? {})} onGoOn={goOn} />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ display: hidden ? 'none' : 'block' }}
        initialValues={{ patch: {} }}
        onFinish={submit}
        onValuesChange={() => setUntouched(false)}
        autoComplete="off"
        scrollToFirstError={{ focus: true, block: 'center' }}
      >
        <Alert type="info" title={say('hint')} style={{ marginBottom: 16 }} />
        <Fields customer={base.value} />
        <Form.Item
          name={['reason', 'code']}
          label={say('reason')}
          rules={[{ required: true, message: say('chooseReason') }]}
        >
          <Radio.Group
            optionType="button"
            options={REASONS.map((value) => ({ value, label: speak(value) }))}
          />
        </Form.Item>
        <Form.Item name={['reason', 'text']} label={say('reasonText')} extra={say('reasonTextHint')}>
          <Input.TextArea maxLength={500} showCount rows={2} />
        </Form.Item>
        <Flex vertical gap="small" align="start">
          {nothing && <Alert type="warning" showIcon title={say('nothingChanged')} />}
          {rest && <Failure error={rest} retry={form.submit} />}
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            {say('review')}
          </Button>
        </Flex>
      </Form>
      {propose.data !== undefined && (
        <Confirming
          proposed={propose.data.value}
          confirming={confirm.isPending}
          takingBack={takeBack.isPending}
          problem={confirm.error ?? takeBack.error}
          onConfirm={() => confirm.mutate(propose.data.value.id ?? '')}
          onBack={() => takeBack.mutate(propose.data)}
        />
      )}
    </Card>
  );
}

function isStale(failure: Error): boolean {
  return failure instanceof Problem && failure.status === 412;
}
