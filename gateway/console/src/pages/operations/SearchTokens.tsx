import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Popconfirm } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { Failure } from '../../parts/Failure';
import { JobProgress } from '../../parts/JobProgress';
import { useJob } from '../../parts/jobs';
import { Loaded } from '../../parts/Loaded';
import { useTexts } from './texts';

/** Rotating the search keys, which takes longer the more customers there are. */
export function SearchTokens() {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const { id } = useParams();
  const rotate = useMutation({
    mutationFn: () => body(api.POST('/api/operations/customer-service/search-tokens/rotation')),
    onSuccess: (begun) =>
      navigate(`/operations/customer-service/keys/${begun.id}`, { replace: true, preventScrollReset: true }),
  });
  return (
    <Flex vertical gap="small" align="stretch">
      {rotate.error && <Failure error={rotate.error} retry={() => rotate.mutate()} />}
      {id?.includes('-') && <Followed id={id} />}
      {may('search-tokens.rotate') && (
        <div>
          <Popconfirm
            title={say('sureTokens')}
            okText={say('rotateTokens')}
            cancelText={say('cancel')}
            onConfirm={() => rotate.mutate()}
          >
            <Button loading={rotate.isPending}>{say('rotateTokens')}</Button>
          </Popconfirm>
        </div>
      )}
    </Flex>
  );
}

function Followed({ id }: { id: string }) {
  const say = useTexts();
  const job = useJob('customer-service', id);
  return (
    <Loaded query={job}>
      {(rotation) => (
        <Flex vertical gap="small">
          <JobProgress job={rotation} />
          {rotation.state === 'COMPLETED' && (
            <Alert type="success" showIcon role="status" title={say('tokensDone')} />
          )}
        </Flex>
      )}
    </Loaded>
  );
}
