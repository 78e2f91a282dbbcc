import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm } from 'antd';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import { useMay, useSession } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import type { Transfer } from './TransferPage';
import { useTexts } from './texts';

type Step = 'accept' | 'decline' | 'approve' | 'withdraw';

const CAREFUL: Step[] = ['decline', 'withdraw'];

/** What the caller may do with a transfer as it stands now. */
export function Steps({ transfer }: { transfer: Transfer }) {
  const say = useTexts();
  const may = useMay();
  const { employeeId = '', branch = '' } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const take = useMutation({
    mutationFn: (step: Step) => send(step, transfer.id ?? '', keyOf(step)),
    onSuccess: () => {
      void message.success(say('done'));
      void queries.invalidateQueries({ queryKey: ['transfer', transfer.id] });
      void queries.invalidateQueries({ queryKey: ['transfers'] });
    },
  });
  const steps = stepsOf(transfer, employeeId, branch).filter((step) => may(PERMISSION[step]));
  return (
    <>
      {take.error && <Failure error={take.error} />}
      <Flex gap="small">
        {steps.map((step) =>
          CAREFUL.includes(step) ? (
            <Popconfirm
              key={step}
              title={say('sure')}
              okText={say(step)}
              cancelText={say('cancel')}
              onConfirm={() => take.mutate(step)}
            >
              <Button disabled={take.isPending}>{say(step)}</Button>
            </Popconfirm>
          ) : (
            <Button key={step} type="primary" loading={take.isPending} onClick={() => take.mutate(step)}>
              {say(step)}
            </Button>
          ),
        )}
      </Flex>
    </>
  );
}

const PERMISSION: Record<Step, string> = {
  accept: 'transfer.accept',
  decline: 'transfer.refuse',
  approve: 'transfer.approve',
  withdraw: 'transfer.withdraw',
};

/** The steps that this person's part in the transfer leaves open; the service decides. */
export function stepsOf(transfer: Transfer, employeeId: string, branch: string): Step[] {
  const { state, proposer, toManager, awaiting = [] } = transfer;
  const receives = toManager === employeeId && proposer !== employeeId;
  const leads = (each: string) => each === branch || each.startsWith(`${branch}/`);
  const steps: Step[] = [];
  if (state === 'PROPOSED' && receives) {
    steps.push('accept', 'decline');
  }
  if (state === 'ACCEPTED' && branch !== '' && awaiting.some(leads)) {
    steps.push('approve');
  }
  if ((state === 'PROPOSED' || state === 'ACCEPTED') && proposer === employeeId) {
    steps.push('withdraw');
  }
  return steps;
}

function send(step: Step, transferId: string, key: string) {
  const params = { path: { transferId }, header: { 'Idempotency-Key': key } };
  switch (step) {
    case 'accept':
      return body(api.POST('/api/transfers/{transferId}/acceptance', { params }));
    case 'decline':
      return body(api.POST('/api/transfers/{transferId}/refusal', { params }));
    case 'approve':
      return body(api.POST('/api/transfers/{transferId}/approval', { params }));
    case 'withdraw':
      return body(api.POST('/api/transfers/{transferId}/withdrawal', { params }));
  }
}
