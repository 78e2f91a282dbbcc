import { Flex, Typography } from 'antd';
import { ConsequenceTable } from '../../parts/ConsequenceTable';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useTexts } from './texts';

/** What happens to the data, and what the customer can no longer do afterwards. */
export function Consequences({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  return (
    <Flex vertical gap="middle">
      <ConsequenceTable consequences={request.consequences} />
      {request.noLongerWorks.length > 0 && (
        <div>
          <Typography.Text strong>{say('noLongerWorks')}</Typography.Text>
          <ul style={{ margin: '4px 0 0' }}>
            {request.noLongerWorks.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
    </Flex>
  );
}
