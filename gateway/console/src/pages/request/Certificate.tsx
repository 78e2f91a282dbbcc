import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { api, body } from '../../api/client';
import { keep } from '../../parts/download';
import { Failure } from '../../parts/Failure';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useTexts } from './texts';

type Kind = 'pdf' | 'jws' | 'keys' | 'policy';

const KINDS: Kind[] = ['pdf', 'jws', 'keys', 'policy'];
const KEYS = 'certificate-keys.json';
const POLICY = 'certificate-policy';

/** The certificate and what verifies it, to keep; and how that is done without the bank. */
export function Certificate({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const fetching = useMutation({
    mutationFn: async (kind: Kind) => keep(await contentOf(kind, request.id), nameOf(kind, request)),
  });
  if (!request.certificate) {
    return <Typography.Text type="secondary">{say('noCertificate')}</Typography.Text>;
  }
  const command = `java -jar privacy-service.jar verify-certificate ${nameOf('jws', request)} ${KEYS} ${POLICY}`;
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

/** By the number that the customer knows; never by what somebody else has written. */
function nameOf(kind: Kind, { reference }: PrivacyRequest): string {
  switch (kind) {
    case 'keys':
      return KEYS;
    case 'policy':
      return POLICY;
    default:
      return `certificate-${reference.replaceAll(/[^\w-]/g, '')}.${kind}`;
  }
}

function contentOf(kind: Kind, id: string): Promise<Blob> {
  const params = { path: { id } };
  switch (kind) {
    case 'pdf':
      return body(
        api.GET('/api/privacy-requests/{id}/certificate.pdf', {
          params,
          parseAs: 'blob',
          headers: { Accept: 'application/pdf' },
        }),
      );
    case 'jws':
      return body(
        api.GET('/api/privacy-requests/{id}/certificate.jws', {
          params,
          parseAs: 'blob',
          headers: { Accept: 'application/jose' },
        }),
      );
    case 'keys':
      return body(api.GET('/api/privacy-requests/certificate-keys', { parseAs: 'blob' }));
    case 'policy':
      return body(api.GET('/api/privacy-requests/certificate-policy', { parseAs: 'blob' }));
  }
}
