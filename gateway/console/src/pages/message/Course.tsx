import { Flex, Timeline, Typography } from 'antd';
import type { ReactNode } from 'react';
import { nameOf } from '../../frame/words';
import type { Message } from '../../parts/messages';
import { useMessageWords } from '../../parts/messageWords';
import { useMoments } from '../../parts/moments';
import { useTexts } from './texts';

/** The course of a message, as far as the API knows it, from the request to its current state. */
export function Course({ message }: { message: Message }) {
  const say = useTexts();
  const state = useMessageWords();
  const { exact } = useMoments();
  const { attempts, failure, settlement, parts, expiresAt } = message;
  const pending = message.state === 'QUEUED' || message.state === 'SENDING';
  const steps: { key: string; color?: string; content: ReactNode }[] = [
    { key: 'asked', content: <Step what={say('asked')} at={exact(message.createdAt)} /> },
  ];
  if (attempts > 0) {
    steps.push({
      key: 'tried',
      color: failure ? 'orange' : 'blue',
      content: <Step what={say('tried', { count: attempts })} more={failure} />,
    });
  }
  if (parts && parts.of > 1) {
    steps.push({ key: 'parts', content: <Step what={say('parts')} more={say('partsText', { ...parts })} /> });
  }
  steps.push({
    key: 'now',
    color: message.state === 'DELIVERED' ? 'green' : message.state === 'FAILED' ? 'red' : 'blue',
    content: (
      <Step
        what={nameOf(state, message.state)}
        at={exact(message.at)}
        more={settlement && say('settled', { by: settlement.by, reason: nameOf(say, settlement.reason) })}
      />
    ),
  });
  if (pending) {
    const until = expiresAt ? say('untilExpiry', { at: exact(expiresAt) }) : undefined;
    steps.push({ key: 'waits', color: 'gray', content: <Step what={say('waits')} more={until} /> });
  }
  return <Timeline style={{ paddingTop: 12 }} items={steps} />;
}

function Step({ what, at, more }: { what: string; at?: string; more?: string | null | undefined }) {
  return (
    <Flex gap="small" wrap>
      <strong>{what}</strong>
      {at && <span>{at}</span>}
      {more && <Typography.Text type="secondary">{more}</Typography.Text>}
    </Flex>
  );
}
