import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { api, body, type Sent } from '../../api/client';
import { useFormProblems } from '../../parts/formProblems';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Refused } from './Refused';
import { useTexts } from './texts';
import { useStep } from './useStep';

type Evidence = Sent<'/api/privacy-requests/{id}/evidence', 'put'>;

/** Records the number of the supporting document in the archive. */
export function EvidenceForm({ request, hint }: { request: PrivacyRequest; hint: string | undefined }) {
  const say = useTexts();
  const take = useStep(request, 'evidenceKept', (evidence: Evidence) =>
    body(
      api.PUT('/api/privacy-requests/{id}/evidence', {
        params: { path: { id: request.id } },
        body: evidence,
      }),
    ),
  );
  const [form] = Form.useForm<Evidence>();
  const { rest, show, clear } = useFormProblems(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (take.error === null ? clear() : show(take.error)), [take.error]);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      onFinish={(typed) => take.mutate(typed)}
    >
      <Form.Item
        name="reference"
        label={say('archive')}
        extra={[hint, say('evidenceHint')].filter(Boolean).join(' · ')}
        rules={[{ required: true, whitespace: true, message: say('required') }]}
      >
        <Input maxLength={200} style={{ maxWidth: 420 }} />
      </Form.Item>
      {rest && <Refused error={rest} retry={form.submit} />}
      <Button htmlType="submit" loading={take.isPending}>
        {say('evidenceAdd')}
      </Button>
    </Form>
  );
}
