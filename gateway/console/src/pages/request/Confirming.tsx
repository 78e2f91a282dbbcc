import { Alert, Button, Checkbox, Form } from 'antd';
import { api, body } from '../../api/client';
import { useSession } from '../../frame/session';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Refused } from './Refused';
import { useTexts } from './texts';
import { useStep } from './useStep';

/** Confirms on the customer's word; the person who verified the identity leaves this to somebody else. */
export function Confirming({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const { employeeId } = useSession();
  const [form] = Form.useForm<{ acknowledged: boolean }>();
  const confirm = useStep(request, 'confirmed', (acknowledgeIrreversible: boolean, key: string) =>
    body(
      api.POST('/api/privacy-requests/{id}/confirmation', {
        params: { path: { id: request.id }, header: { 'Idempotency-Key': key } },
        body: { acknowledgeIrreversible },
      }),
    ),
  );
  const { evidence } = request;
  if (evidence?.provesIdentity && evidence.takenBy === employeeId) {
    return <Alert type="info" showIcon title={say('someoneElseConfirms')} />;
  }
  return (
    <Form form={form} requiredMark={false} onFinish={() => confirm.mutate(true)}>
      <Form.Item
        name="acknowledged"
        valuePropName="checked"
        rules={[
          {
            validator: (_, ticked) =>
              ticked === true ? Promise.resolve() : Promise.reject(new Error(say('acknowledgeFirst'))),
          },
        ]}
      >
        <Checkbox>{say('acknowledge')}</Checkbox>
      </Form.Item>
      {confirm.error && <Refused error={confirm.error} retry={form.submit} />}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {say('confirm')}
      </Button>
    </Form>
  );
}
