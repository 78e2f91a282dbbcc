import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography, Upload } from 'antd';
import { Failure } from '../../parts/Failure';
import { useMoments } from '../../parts/moments';
import { checkGrowth, checkpointQuery, type Growth } from './checkpoints';
import { useTexts } from './texts';

/** More than any checkpoint has. */
const MOST_BYTES = 200_000;

/** Checks a checkpoint kept by the auditor against today's log; the file does not leave the browser. */
export function Grown() {
  const say = useTexts();
  const newest = useQuery(checkpointQuery).data;
  const checking = useMutation({
    mutationFn: async (file: File) => {
      if (newest === undefined) {
        throw new Error('No checkpoint to compare with');
      }
      return file.size > MOST_BYTES ? ({ result: 'NONE' } as Growth) : checkGrowth(await file.text(), newest);
    },
  });
  return (
    <Flex vertical gap="small" align="start">
      <Typography.Text type="secondary">{say('grownText')}</Typography.Text>
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          checking.mutate(file);
          return false; // it goes nowhere
        }}
      >
        <Button disabled={newest === undefined} loading={checking.isPending}>
          {say('chooseFile')}
        </Button>
      </Upload>
      {checking.error && (
        <Failure
          error={checking.error}
          retry={() => checking.variables && checking.mutate(checking.variables)}
        />
      )}
      {checking.data && <Answer growth={checking.data} />}
    </Flex>
  );
}

function Answer({ growth }: { growth: Growth }) {
  const say = useTexts();
  const { number } = useMoments();
  switch (growth.result) {
    case 'HOLDS':
      return (
        <Alert
          role="status"
          type={growth.signed === 'RIGHT' ? 'success' : 'warning'}
          showIcon
          title={say('grownHOLDS', { now: number(growth.now), before: number(growth.before) })}
          description={growth.signed === 'RIGHT' ? undefined : say('grownUnsigned')}
        />
      );
    case 'FAILS':
      return <Alert role="alert" type="error" showIcon title={say('grownFAILS')} />;
    case 'FORGED':
      return <Alert role="alert" type="error" showIcon title={say('grownForged')} />;
    case 'OTHER':
      return (
        <Alert role="alert" type="warning" showIcon title={say('grownOther', { origin: growth.origin })} />
      );
    case 'NEWER':
      return <Alert role="alert" type="warning" showIcon title={say('grownNewer')} />;
    case 'NONE':
      return <Alert role="alert" type="warning" showIcon title={say('grownNone')} />;
  }
}
