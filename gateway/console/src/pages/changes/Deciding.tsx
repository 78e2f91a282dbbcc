import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Descriptions, Flex, Form, Input } from 'antd';
import { useEffect } from 'react';
import { type Answered, api, body, type Sent, tagged } from '../../api/client';
import { Problem } from '../../api/problem';
import { nameOf } from '../../frame/words';
import { Difference } from '../../parts/Difference';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { useMoments } from '../../parts/moments';
import type { Change } from './ChangePage';
import { useTexts } from './texts';

type Decision = Sent<'/api/customers/{id}/changes/{change}/decision', 'post'>;
type Revealed = Answered<'/api/customers/{id}/changes/{change}/reveal', 'post'>;

interface Props {
  customerId: string;
  change: Change;
}

/** A second person sees the values in clear, side by side, and decides on exactly what they saw. */
export function Deciding({ customerId, change }: Props) {
  const say = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const path = { id: customerId, change: change.id ?? '' };
  const reread = () => {
    void queries.invalidateQueries({ queryKey: ['customer', customerId] });
    void queries.invalidateQueries({ queryKey: ['changes'] });
  };
  const reveal = useMutation({
    mutationFn: () => tagged(api.POST('/api/customers/{id}/changes/{change}/reveal', { params: { path } })),
  });
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      body(
        api.POST('/api/customers/{id}/changes/{change}/decision', {
          params: { path, header: { 'If-Match': reveal.data?.etag ?? '' } },
          body: decision,
        }),
      ),
    onSuccess: () => {
      void message.success(say('decided'));
      reread();
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.status === 412) {
        void message.warning(say('stale'), 8);
        reveal.reset();
        reread();
      }
    },
  });
  if (reveal.data === undefined) {
    return (
      <Flex vertical gap="middle" align="start">
        {(change.diff ?? []).length > 0 && <Difference diff={change.diff ?? []} />}
        <Alert type="info" showIcon title={say('masked')} />
        {reveal.error && <Failure error={reveal.error} retry={() => reveal.mutate()} />}
        <Button type="primary" loading={reveal.isPending} onClick={() => reveal.mutate()}>
          {say('reveal')}
        </Button>
      </Flex>
    );
  }
  return (
    <Flex vertical gap="middle">
      <Alert type="warning" showIcon title={say('revealed')} />
      <InClear revealed={reveal.data.value} />
      <Verdict busy={decide.isPending} problem={decide.error} onDecide={decide.mutate} />
    </Flex>
  );
}

function InClear({ revealed }: { revealed: Revealed }) {
  const say = useTexts();
  const { day } = useMoments();
  const { diff = [], why } = revealed;
  const said = (likeness: string | undefined) =>
    likeness === undefined ? say('none') : nameOf(say, likeness);
  const facts: [string, string | undefined][] = [
    [say('endsOn'), day(revealed.relationshipEndedOn)],
    [say('recordedEnd'), day(revealed.recordedEnd)],
    [say('evidence'), revealed.evidence],
  ];
  const known = facts.filter(([, value]) => value);
  return (
    <>
      {why && (
        <Alert
          type="error"
          showIcon
          title={say('alike')}
          description={say('alikeText', { customer: said(why.customer), erased: said(why.erased) })}
        />
      )}
      {diff.length > 0 && <Difference diff={diff} />}
      {known.length > 0 && (
        <Descriptions
          size="small"
          column={1}
          items={known.map(([label, children]) => ({ key: label, label, children }))}
        />
      )}
    </>
  );
}

interface VerdictProps {
  busy: boolean;
  problem: Error | null;
  onDecide: (decision: Decision) => void;
}

function Verdict({ busy, problem, onDecide }: VerdictProps) {
  const say = useTexts();
  const [form] = Form.useForm<{ reason?: string }>();
  const { rest, show, clear } = useFormProblems(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (problem === null ? clear() : show(problem)), [problem]);
  const send = (approve: boolean) => {
    const reason = form.getFieldValue('reason')?.trim();
    if (!approve && !reason) {
      form.setFields([{ name: 'reason', errors: [say('commentNeeded')] }]);
      form.getFieldInstance('reason')?.focus();
      return;
    }
    onDecide(reason ? { approve, reason } : { approve });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      <Form.Item name="reason" label={say('comment')}>
        <Input.TextArea maxLength={500} showCount rows={2} />
      </Form.Item>
      {rest && <Failure error={rest} />}
      <Flex gap="small">
        <Button type="primary" loading={busy} onClick={() => send(true)}>
          {say('approve')}
        </Button>
        <Button danger disabled={busy} onClick={() => send(false)}>
          {say('reject')}
        </Button>
      </Flex>
    </Form>
  );
}
