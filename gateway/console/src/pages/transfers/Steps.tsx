import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm } from 'antd';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { useMay, useSession } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import { liesWithin } from '../../parts/managers';
import type { Transfer } from './TransferPage';
import { useTexts } from './texts';

type Step = 'accept' | 'decline' | 'approve' | 'refuse' | 'withdraw';

const CAREFUL: Step[] = ['decline', 'refuse', 'withdraw'];

/** What the caller can do with a transfer in its current state. */
export function Steps({ transfer }: { transfer: Transfer }) {
  const say = useTexts();
  const may = useMay();
  const { employeeId = '', branch = '' } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const reread = () => {
    for (const key of [['transfer', transfer.id], ['transfers'], ['book']]) {
      void queries.invalidateQueries({ queryKey: key });
    }
  };
  const take = useMutation({
    mutationFn: (step: Step) => send(step, transfer.id ?? '', keyOf(step)),
    onSuccess: () => {
      void message.success(say('done'));
      reread();
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.code === 'wrong-transfer-state') {
        void message.warning(say('moved'), 8);
        reread();
      }
    },
  });
  const steps = stepsOf(transfer, employeeId, branch).filter((step) => PERMISSIONS[step].every(may));
  return (
    <>
      {take.error && (
        <Failure error={take.error} retry={() => take.variables && take.mutate(take.variables)} />
      )}
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

const PERMISSIONS: Record<Step, string[]> = {
  accept: ['transfer.accept'],
  decline: ['transfer.refuse'],
  approve: ['transfer.approve'],
  refuse: ['transfer.refuse', 'transfer.approve'], // a lead's, as the approval is
  withdraw: ['transfer.withdraw'],
};

/** The steps that this person's part in the transfer allows; the service decides. */
export function stepsOf(transfer: Transfer, employeeId: string, branch: string): Step[] {
  const { state, proposer, toManager, toBranch, customers, approvals, awaiting } = transfer;
  const steps: Step[] = [];
  if (state === 'PROPOSED' && toManager === employeeId && proposer !== employeeId) {
    steps.push('accept', 'decline');
  }
  if (state === 'ACCEPTED' && branch !== '' && proposer !== employeeId && toManager !== employeeId) {
    const leads = (each: string) => liesWithin(each, branch);
    if (awaiting.some(leads) && !approvals.some((each) => each.approver === employeeId)) {
      steps.push('approve');
    }
    if ([toBranch, ...customers.map((each) => each.fromBranch)].some(leads)) {
      steps.push('refuse');
    }
  }
  if ((state === 'PROPOSED' || state === 'ACCEPTED') && proposer === employeeId) {
    steps.push('withdraw');
  }
  return steps;
}

function send(step: Step, id: string, key: string) {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  switch (step) {
    case 'accept':
      return body(api.POST('/api/transfers/{id}/acceptance', { params }));
    case 'decline':
    case 'refuse':
      return body(api.POST('/api/transfers/{id}/refusal', { params }));
    case 'approve':
      return body(api.POST('/api/transfers/{id}/approval', { params }));
    case 'withdraw':
      return body(api.POST('/api/transfers/{id}/withdrawal', { params }));
  }
}
