import { Flex, Timeline, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useRequestWords } from '../../parts/requestWords';
import { useTexts } from './texts';

/** The steps so far, in order. */
export function History({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const state = useRequestWords();
  const { moment } = useMoments();
  const named = (actor: string) => {
    if (actor === request.customerId) {
      return say('theCustomer');
    }
    return actor.endsWith('-service') ? say('system') : actor;
  };
  return (
    <Timeline
      style={{ paddingTop: 12 }}
      items={request.history.map((step) => ({
        key: `${step.to} ${step.at}`,
        content: (
          <Flex gap="small" wrap>
            <strong>{nameOf(state, step.to)}</strong>
            <span>{moment(step.at)}</span>
            <Typography.Text type="secondary">{say('by', { who: named(step.actor) })}</Typography.Text>
          </Flex>
        ),
      }))}
    />
  );
}
