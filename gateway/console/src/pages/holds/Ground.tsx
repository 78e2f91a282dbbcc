import { Flex, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import type { Hold } from './hold';
import { useTexts } from './texts';

/** The ground for a hold, as far as the reader may see it. */
export function Ground({ hold }: { hold: Hold }) {
  const say = useTexts();
  const { day } = useMoments();
  if (hold.ground == null) {
    return <Typography.Text type="secondary">{say('untold')}</Typography.Text>;
  }
  return (
    <Flex vertical>
      <strong>{nameOf(say, hold.ground)}</strong>
      <span style={{ overflowWrap: 'anywhere' }}>{hold.reference ?? say('gone')}</span>
      <span style={{ overflowWrap: 'anywhere' }}>{hold.citation}</span>
      {hold.textRead === 'secondary' && (
        <Typography.Text type="secondary">{say('secondary')}</Typography.Text>
      )}
      {hold.claimKnownOn && <span>{say('knownOn', { on: day(hold.claimKnownOn) })}</span>}
      {hold.injuryOn && <span>{say('injuredOn', { on: day(hold.injuryOn) })}</span>}
    </Flex>
  );
}
