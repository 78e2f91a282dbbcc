import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Descriptions, Flex, Form, type FormInstance, Input } from 'antd';
import { useEffect } from 'react';
import { type Answered, api, body, type Tagged, tagged } from '../../api/client';
import { Problem } from '../../api/problem';
import { nameOf } from '../../frame/words';
import { Difference } from '../../parts/Difference';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { useMoments } from '../../parts/moments';
import { withReason } from '../../parts/reasoned';
import { useRevealed } from '../../parts/revealed';
import type { Change } from './ChangePage';
import { useTexts } from './texts';

type Revealed = Answered<'/api/customers/{id}/changes/{change}/reveal', 'post'>;

interface Comment {
  reason?: string;
}

interface Decision {
  approve: boolean;
  reason: string;
}

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
  const [form] = Form.useForm<Comment>();
  const revealed = useRevealed<Tagged<Revealed>>();
  const decide = useMutation({
    mutationFn: ({ approve, reason }: Decision) => {
      const params = { path, header: { 'If-Match': revealed.value?.etag ?? '' } };
      return withReason(reason, (why) =>
        body(
          api.POST('/api/customers/{id}/changes/{change}/decision', { params, body: { approve, ...why } }),
        ),
      );
    },
    onSuccess: ({ kept }) => {
      void (kept ? message.success(say('decided')) : message.warning(say('decidedWithoutComment'), 8));
      reread();
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.status === 412) {
        void message.warning(say('stale'), 8);
        revealed.hide();
        reread();
      }
    },
  });
  const reveal = useMutation({
    mutationFn: async () => {
      const seen = await tagged(
        api.POST('/api/customers/{id}/changes/{change}/reveal', { params: { path } }),
      );
      decide.reset();
      revealed.show(seen); // not the mutation's result, which a cache would hold
    },
  });
  if (revealed.value === undefined) {
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
      <Alert
        type="warning"
        showIcon
        title={say('revealed', { seconds: revealed.seconds })}
        action={<Button onClick={revealed.hide}>{say('hide')}</Button>}
      />
      <InClear revealed={revealed.value.value} />
      <Verdict form={form} busy={decide.isPending} problem={decide.error} onDecide={decide.mutate} />
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
  /** Kept outside the values, so that a comment is not lost when they are hidden. */
  form: FormInstance<Comment>;
  busy: boolean;
  problem: Error | null;
  onDecide: (decision: Decision) => void;
}

function Verdict({ form, busy, problem, onDecide }: VerdictProps) {
  const say = useTexts();
  const { rest, show, clear } = useFormProblems(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (problem === null ? clear() : show(problem)), [problem]);
  const send = (approve: boolean) => {
    const reason = form.getFieldValue('reason')?.trim();
    if (!reason) {
      form.setFields([{ name: 'reason', errors: [say('commentNeeded')] }]);
      form.getFieldInstance('reason')?.focus();
      return;
    }
    onDecide({ approve, reason });
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
