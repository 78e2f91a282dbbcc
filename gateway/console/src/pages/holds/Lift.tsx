import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Failure } from '../../parts/Failure';
import type { Hold } from './hold';
import { useTexts } from './texts';

/** Lifts a hold. Data that only this hold kept is then erased, which cannot be undone. */
export function Lift({ hold }: { hold: Hold }) {
  const say = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const lift = useMutation({
    mutationFn: () => {
      const params = { path: { id: hold.id }, header: { 'Idempotency-Key': keyOf(hold.id) } };
      return body(api.POST('/api/legal-holds/{id}/closure', { params }));
    },
    onSuccess: () => {
      void message.success(say('lifted'));
      void queries.invalidateQueries({ queryKey: ['holds'] });
    },
  });
  return (
    <>
      <Popconfirm
        title={say('liftSure')}
        description={say('liftText')}
        styles={{ root: { maxWidth: 340 } }}
        okText={say('lift')}
        cancelText={say('cancel')}
        onConfirm={() => lift.mutate()}
      >
        <Button size="small" loading={lift.isPending}>
          {say('lift')}
        </Button>
      </Popconfirm>
      {lift.error && <Failure error={lift.error} retry={() => lift.mutate()} />}
    </>
  );
}
