import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Modal, Radio } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { api, body, type Sent } from '../api/client';
import { useActKey } from '../api/keys';
import { useMay, useSession } from '../frame/session';
import { Failure } from './Failure';
import { useFormProblems } from './formProblems';
import { ManagerSelect } from './ManagerSelect';
import { liesWithin } from './managers';
import { givenReason, OwnershipReason } from './OwnershipReason';
import { useOwnershipWords } from './ownershipWords';

type Assignment = Sent<'/api/assignments', 'post'>;
type Typed = Omit<Assignment, 'customerId'>;

interface Props {
  customerId: string;
  /** The customer, as named in the list. */
  who: ReactNode;
  onClose: () => void;
}

/** Assigns a customer to a manager immediately. */
export function Assigning({ customerId, who, onClose }: Props) {
  const say = useOwnershipWords();
  const may = useMay();
  const { branch = '' } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [form] = Form.useForm<Typed>();
  const { rest, show, clear } = useFormProblems(form);
  const assign = useMutation({
    mutationFn: (typed: Typed) => {
      const sent: Assignment = { ...typed, customerId, reason: givenReason(typed.reason) };
      const header = { 'Idempotency-Key': keyOf(sent) };
      return body(api.POST('/api/assignments', { params: { header }, body: sent }));
    },
    onSuccess: () => {
      void message.success(say('assigned'));
      for (const queryKey of [['pools'], ['book'], ['customer', customerId]]) {
        void queries.invalidateQueries({ queryKey });
      }
      void queries.invalidateQueries({ queryKey: ['customers'], refetchType: 'none' });
      onClose();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (assign.error === null ? clear() : show(assign.error)), [assign.error]);
  // A lead, who can also propose transfers, assigns only to managers of their own branches.
  const leads = may('transfer.propose');
  return (
    <Modal
      open
      title={say('assignTitle')}
      okText={say('assign')}
      cancelText={say('cancel')}
      confirmLoading={assign.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'PRIMARY' }}
        onFinish={(typed) => assign.mutate(typed)}
      >
        <Form.Item label={say('customer')}>{who}</Form.Item>
        <Form.Item
          name="managerId"
          label={say('manager')}
          rules={[{ required: true, message: say('choose') }]}
        >
          <ManagerSelect offers={(each) => each.active && (!leads || liesWithin(each.branch, branch))} />
        </Form.Item>
        <Form.Item name="role" label={say('role')}>
          <Radio.Group
            optionType="button"
            options={(['PRIMARY', 'ASSISTANT'] as const).map((value) => ({ value, label: say(value) }))}
          />
        </Form.Item>
        <OwnershipReason />
      </Form>
      {rest && <Failure error={rest} retry={form.submit} />}
      <Alert type="info" showIcon title={say('assignText')} style={{ marginTop: 8 }} />
    </Modal>
  );
}
