import { Alert, Button, Card, Form } from 'antd';
import { useState } from 'react';
import { useFormProblems } from '../../parts/formProblems';
import { LeaveGuard } from '../../parts/LeaveGuard';
import { NewFields } from './NewFields';
import { Placement } from './Placement';
import { NotRegistered, Registered, Waiting } from './Results';
import { useTexts } from './texts';
import { needsCheck, type Typed, useRegistering } from './useRegistering';

/** The form stays unchanged until the person is registered or waits for a check. */
export function Creating() {
  const say = useTexts();
  const [form] = Form.useForm<Typed>();
  const [untouched, setUntouched] = useState(true);
  const { rest, show, clear } = useFormProblems(form);
  const registering = useRegistering();

  const again = () => {
    registering.reset();
    form.resetFields();
    clear();
    setUntouched(true);
  };
  if (registering.data !== undefined) {
    return <Registered created={registering.data} again={again} />;
  }
  if (needsCheck(registering.error)) {
    return <Waiting again={again} />;
  }
  return (
    <Card>
      <LeaveGuard when={!untouched} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        autoComplete="off"
        initialValues={{ idType: 'RESIDENT_ID' }}
        onValuesChange={() => setUntouched(false)}
        onFinish={(typed) => {
          clear();
          registering.mutate(typed, { onError: show });
        }}
        scrollToFirstError={{ focus: true, block: 'center' }}
      >
        <Alert type="info" title={say('hint')} style={{ marginBottom: 16 }} />
        <NewFields />
        <Placement />
        {rest && <NotRegistered error={rest} retry={form.submit} />}
        <Button type="primary" htmlType="submit" loading={registering.isPending} style={{ marginTop: 12 }}>
          {say('register')}
        </Button>
      </Form>
    </Card>
  );
}
