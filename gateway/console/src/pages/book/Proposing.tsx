import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, DatePicker, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { useSession } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { ManagerSelect } from '../../parts/ManagerSelect';
import { useManagers } from '../../parts/managers';
import { givenReason, OwnershipReason, type Reason } from '../../parts/OwnershipReason';
import { useTexts } from './texts';

type Proposal = Sent<'/api/transfers', 'post'>;

interface Typed {
  toManager: string;
  reason: Reason;
  effectiveFrom?: Dayjs | null;
}

/** The form of a transfer: to whom, why and from when; shows who must agree before it takes effect. */
export function Proposing({ customerIds, onClose }: { customerIds: string[]; onClose: () => void }) {
  const say = useTexts();
  const { employeeId } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [form] = Form.useForm<Typed>();
  const { rest, show, clear } = useFormProblems(form);
  const propose = useMutation({
    mutationFn: (typed: Typed) => {
      const sent = proposalOf(typed, customerIds);
      const header = { 'Idempotency-Key': keyOf(sent) };
      return body(api.POST('/api/transfers', { params: { header }, body: sent }));
    },
    onSuccess: (step) => {
      void message.success(say('proposed'));
      void queries.invalidateQueries({ queryKey: ['transfers'], refetchType: 'none' });
      navigate(`/transfers/${step.id}`);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is shown once, when it comes
  useEffect(() => (propose.error === null ? clear() : show(propose.error)), [propose.error]);
  return (
    <Modal
      open
      title={say('proposeTitle')}
      okText={say('propose')}
      cancelText={say('cancel')}
      confirmLoading={propose.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => propose.mutate(typed)}>
        <Form.Item
          name="toManager"
          label={say('receiver')}
          rules={[{ required: true, message: say('choose') }]}
        >
          <ManagerSelect offers={(each) => each.active && each.employeeId !== employeeId} />
        </Form.Item>
        <OwnershipReason />
        <Form.Item name="effectiveFrom" label={say('from')} extra={say('fromHint')}>
          <DatePicker showTime minDate={dayjs()} maxDate={dayjs().add(1, 'year')} />
        </Form.Item>
        <Preview count={customerIds.length} />
      </Form>
      {rest && <Failure error={rest} retry={form.submit} />}
    </Modal>
  );
}

function Preview({ count }: { count: number }) {
  const say = useTexts();
  const { managers } = useManagers();
  const chosen = Form.useWatch('toManager');
  const receiver = managers.find((each) => each.employeeId === chosen);
  return (
    <Alert
      type="info"
      showIcon
      title={
        receiver === undefined
          ? say('previewNobody', { count })
          : say('preview', { count, manager: `${receiver.name} · ${receiver.branch}` })
      }
      description={say('steps')}
      style={{ marginBottom: 8 }}
    />
  );
}

function proposalOf({ toManager, reason, effectiveFrom }: Typed, customerIds: string[]): Proposal {
  const proposal = { customerIds, toManager, reason: givenReason(reason) };
  return effectiveFrom ? { ...proposal, effectiveFrom: effectiveFrom.toISOString() } : proposal;
}
