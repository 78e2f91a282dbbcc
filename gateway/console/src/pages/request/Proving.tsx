import { Alert, Flex } from 'antd';
import { useMay, useSession } from '../../frame/session';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Code } from './Code';
import { Confirming } from './Confirming';
import { EvidenceForm } from './EvidenceForm';
import { changedContact, isUnconfirmed } from './steps';
import { useTexts } from './texts';

/** What staff do for a request that they filed: prove that it is the customer's, and confirm it. */
export function Proving({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const may = useMay();
  const { employeeId = '' } = useSession();
  const { state, channel, evidence } = request;
  if (!isUnconfirmed(state)) {
    return null;
  }
  if (channel === 'APP') {
    return <Alert type="info" showIcon title={say('appOnly')} />;
  }
  if (changedContact(request, employeeId)) {
    return <Alert type="info" showIcon title={say('changedContact')} />;
  }
  if (state !== 'VERIFIED') {
    return (
      <Flex vertical gap="middle">
        {may('privacy-request.challenge') && <Code request={request} />}
        {channel === 'COUNTER' && may('privacy-request.evidence') && (
          <EvidenceForm request={request} hint={say('evidenceForCode')} />
        )}
      </Flex>
    );
  }
  return (
    <Flex vertical gap="middle">
      {evidence?.provesIdentity !== true && may('privacy-request.evidence') && (
        <EvidenceForm request={request} hint={evidence ? undefined : say('evidenceNeeded')} />
      )}
      {evidence && may('privacy-request.confirm') && <Confirming request={request} />}
    </Flex>
  );
}
