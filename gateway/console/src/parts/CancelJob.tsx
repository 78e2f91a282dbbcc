import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Popconfirm } from 'antd';
import { api, body } from '../api/client';
import { useMay } from '../frame/session';
import { Failure } from './Failure';
import type { JobService } from './jobs';
import { useJobWords } from './jobWords';

/** Ends a job after its current step, for people with permission. */
export function CancelJob({
  service,
  id,
  onCancelled,
}: {
  service: JobService;
  id: string;
  onCancelled: () => void;
}) {
  const say = useJobWords();
  const may = useMay();
  const cancel = useMutation({
    mutationFn: () =>
      body(api.POST(`/api/operations/${service}/jobs/{id}/cancellation`, { params: { path: { id } } })),
    onSettled: onCancelled, // it may have ended meanwhile
  });
  if (!may('job.cancel')) {
    return null;
  }
  return (
    <Flex vertical gap="small" align="start">
      {cancel.error && <Failure error={cancel.error} />}
      <Popconfirm
        title={say('sure')}
        okText={say('cancel')}
        cancelText={say('keepOn')}
        onConfirm={() => cancel.mutate()}
      >
        <Button loading={cancel.isPending}>{say('cancel')}</Button>
      </Popconfirm>
    </Flex>
  );
}
