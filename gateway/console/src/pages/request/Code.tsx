import { Button, Flex, Form, Input } from 'antd';
import { useEffect } from 'react';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { useFormProblems } from '../../parts/formProblems';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Refused } from './Refused';
import { useTexts } from './texts';
import { useStep } from './useStep';

/** Sends a code to the registered contact, and accepts the one that the customer reads out. */
export function Code({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const may = useMay();
  const { moment } = useMoments();
  const path = { id: request.id };
  const challenge = useStep(request, undefined, () =>
    body(
      api.POST('/api/privacy-requests/{id}/identity-challenges', {
        // Each is a separate operation: asking again means wanting another code.
        params: { path, header: { 'Idempotency-Key': crypto.randomUUID() } },
      }),
    ),
  );
  const verify = useStep(request, 'proven', (typed: { code: string }, key: string) =>
    body(
      api.POST('/api/privacy-requests/{id}/identity-verification', {
        params: { path, header: { 'Idempotency-Key': key } },
        body: typed,
      }),
    ),
  );
  const [form] = Form.useForm<{ code: string }>();
  const { rest, show, clear } = useFormProblems(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (verify.error === null ? clear() : show(verify.error)), [verify.error]);
  const sent = challenge.data;
  const waits = request.state === 'VERIFYING' || sent !== undefined;
  return (
    <Flex vertical gap="small" align="start">
      {challenge.error && <Refused error={challenge.error} retry={() => challenge.mutate(undefined)} />}
      {sent && !verify.error && (
        <span role="status">
          {say('codeSent', { to: sent.destination, at: moment(sent.expiresAt), count: sent.attemptsLeft })}
        </span>
      )}
      <Button
        type={waits ? 'default' : 'primary'}
        loading={challenge.isPending}
        onClick={() => challenge.mutate(undefined)}
      >
        {say(waits ? 'newCode' : 'sendCode')}
      </Button>
      {waits && may('privacy-request.verify') && (
        <Form
          form={form}
          layout="inline"
          requiredMark={false}
          autoComplete="off"
          onFinish={(typed) => verify.mutate(typed)}
        >
          <Form.Item
            name="code"
            label={say('code')}
            rules={[{ required: true, pattern: /^\d{6}$/, message: say('codeRule') }]}
          >
            <Input inputMode="numeric" maxLength={6} style={{ width: 120 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={verify.isPending}>
            {say('verify')}
          </Button>
        </Form>
      )}
      {rest && <Refused error={rest} retry={form.submit} />}
    </Flex>
  );
}
