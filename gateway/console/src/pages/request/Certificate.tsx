import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import {
  type CertificateFile,
  certificateFile,
  certificateName,
  verifyCommand,
} from '../../parts/certificates';
import { keep } from '../../parts/download';
import { Failure } from '../../parts/Failure';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useTexts } from './texts';

const KINDS: CertificateFile[] = ['pdf', 'jws', 'keys', 'policy'];

/** Downloads of the certificate and of what verifies it, and instructions to do so without the bank. */
export function Certificate({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const fetching = useMutation({
    mutationFn: async (kind: CertificateFile) =>
      keep(await certificateFile(kind, request.id), certificateName(kind, request)),
  });
  if (!request.certificate) {
    return <Typography.Text type="secondary">{say('noCertificate')}</Typography.Text>;
  }
  const command = verifyCommand(request);
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap className="unprinted">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            type={kind === 'pdf' ? 'primary' : 'default'}
            loading={fetching.isPending && fetching.variables === kind}
            onClick={() => fetching.mutate(kind)}
          >
            {say(kind)}
          </Button>
        ))}
      </Flex>
      {fetching.error && <Failure error={fetching.error} retry={() => fetching.mutate(fetching.variables)} />}
      <Typography.Text strong>{say('verifyTitle')}</Typography.Text>
      <span>{say('verifyText')}</span>
      <Typography.Text code copyable={{ text: command }} style={{ overflowWrap: 'anywhere' }}>
        {command}
      </Typography.Text>
      <span>{say('verifyResult')}</span>
    </Flex>
  );
}
