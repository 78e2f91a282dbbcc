import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '../../api/problem';
import { Checks } from '../../parts/Checks';
import { keep } from '../../parts/download';
import { Failure } from '../../parts/Failure';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { hex } from '../../parts/proof/bytes';
import { useSignatureChecks } from '../../parts/signatureChecks';
import { readKeys, readPolicy } from '../../parts/trustAnchors';
import { type CheckpointReport, checkpointQuery } from './checkpoints';
import { useTexts } from './texts';

/** The latest checkpoint, the browser's check of it, and a copy for auditors to keep. */
export function CheckpointShown() {
  const say = useTexts();
  const query = useQuery(checkpointQuery);
  if (query.error instanceof Problem && query.error.status === 404) {
    return <Typography.Text type="secondary">{say('empty')}</Typography.Text>;
  }
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{say('checkpointText')}</Typography.Text>
      <Loaded query={query}>{(report) => <Shown report={report} />}</Loaded>
      <Files report={query.data}>
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {say('refresh')}
        </Button>
      </Files>
    </Flex>
  );
}

function Shown({ report }: { report: CheckpointReport }) {
  const say = useTexts();
  const { number } = useMoments();
  const { origin, size, root } = report.checkpoint;
  return (
    <>
      <Descriptions
        size="small"
        column={1}
        styles={{ content: { overflowWrap: 'anywhere', minWidth: 0 } }}
        items={[
          { key: 'origin', label: say('origin'), children: origin },
          { key: 'size', label: say('size'), children: number(size) },
          {
            key: 'root',
            label: say('root'),
            children: <Typography.Text code>{hex(root)}</Typography.Text>,
          },
        ]}
      />
      <Checks checks={useSignatureChecks()(report)} />
    </>
  );
}

type File = 'keys' | 'policy';

function Files({ report, children }: { report: CheckpointReport | undefined; children: ReactNode }) {
  const say = useTexts();
  const fetching = useMutation({
    mutationFn: async (file: File) => {
      const text = await (file === 'keys' ? readKeys() : readPolicy());
      keep(new Blob([text ?? '']), file === 'keys' ? 'audit-log-keys.txt' : 'audit-log-policy.txt');
    },
  });
  return (
    <>
      {fetching.error && <Failure error={fetching.error} retry={() => fetching.mutate(fetching.variables)} />}
      <Flex gap="small" wrap className="unprinted">
        {report && (
          <Button
            onClick={() => keep(new Blob([report.text]), `audit-log-${report.checkpoint.size}.checkpoint`)}
          >
            {say('keepCheckpoint')}
          </Button>
        )}
        <Button onClick={() => fetching.mutate('keys')}>{say('keepKeys')}</Button>
        {report && report.witnesses.length > 0 && (
          <Button onClick={() => fetching.mutate('policy')}>{say('keepPolicy')}</Button>
        )}
        {children}
      </Flex>
    </>
  );
}
