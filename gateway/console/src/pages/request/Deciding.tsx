import { Alert, Button, Flex, Form, Input, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { api, body, type Sent } from '../../api/client';
import { useMay, useSession } from '../../frame/session';
import { useFormProblems } from '../../parts/formProblems';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Refused } from './Refused';
import { changedContact, hasHandled, isDecidable } from './steps';
import { useTexts } from './texts';
import { useStep } from './useStep';

type Verdict = Sent<'/api/privacy-requests/{id}/decision', 'post'>;

/** A second person, who has not handled the request, approves it, or refuses it with a reason and an article of law. */
export function Deciding({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const may = useMay();
  const { employeeId = '' } = useSession();
  if (!may('privacy-request.decide') || !isDecidable(request.state)) {
    return null;
  }
  return hasHandled(request, employeeId) ? (
    <Alert type="info" showIcon title={say('samePerson')} />
  ) : (
    <Verdicts request={request} changed={changedContact(request, employeeId)} />
  );
}

function Verdicts({ request, changed }: { request: PrivacyRequest; changed: boolean }) {
  const say = useTexts();
  const [form] = Form.useForm<{ reason: string; citation: string }>();
  const { rest, show, clear } = useFormProblems(form);
  const decide = useStep(request, 'done', (verdict: Verdict, key: string) =>
    body(
      api.POST('/api/privacy-requests/{id}/decision', {
        params: { path: { id: request.id }, header: { 'Idempotency-Key': key } },
        body: verdict,
      }),
    ),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (decide.error === null ? clear() : show(decide.error)), [decide.error]);
  const waits = request.state === 'AWAITING_APPROVAL';
  const given = [{ required: true, whitespace: true, message: say('required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="unprinted"
      onFinish={(typed) => decide.mutate({ approve: false, ...typed })}
    >
      {!waits && <Alert type="info" title={say('early')} style={{ marginBottom: 12 }} />}
      {waits && changed && <Alert type="info" title={say('changedContact')} style={{ marginBottom: 12 }} />}
      <Form.Item name="reason" label={say('refuseWhy')} rules={given}>
        <Input.TextArea maxLength={2000} showCount rows={2} />
      </Form.Item>
      <Form.Item name="citation" label={say('refuseCitation')} rules={given}>
        <Input maxLength={500} />
      </Form.Item>
      {rest && <Refused error={rest} retry={() => decide.variables && decide.mutate(decide.variables)} />}
      <Flex gap="small">
        {waits && !changed && (
          <Popconfirm
            title={say('approveSure')}
            okText={say('approve')}
            cancelText={say('cancel')}
            onConfirm={() => decide.mutate({ approve: true })}
          >
            <Button type="primary" loading={decide.isPending}>
              {say('approve')}
            </Button>
          </Popconfirm>
        )}
        <Button danger htmlType="submit" disabled={decide.isPending}>
          {say('refuse')}
        </Button>
      </Flex>
    </Form>
  );
}
