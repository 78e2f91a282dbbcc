import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import { Flex, Typography } from 'antd';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { isUnconfirmed } from './steps';
import { useTexts } from './texts';

/** What is still missing for a request filed by staff, and who must do it. */
export function StillToDo({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const { state, channel, evidence } = request;
  if (!isUnconfirmed(state) || channel === 'APP') {
    return null;
  }
  const proven = state === 'VERIFIED';
  const who = evidence?.provesIdentity ? evidence.takenBy : undefined;
  return (
    <section aria-label={say('stillToDo')}>
      <Typography.Text strong>{say('stillToDo')}</Typography.Text>
      <ol style={{ listStyle: 'none', margin: '4px 0', padding: 0 }}>
        <Todo
          done={proven}
          title={say('todoIdentity')}
          note={proven ? say('todoProven') : say(channel === 'COUNTER' ? 'todoByCounter' : 'todoByCode')}
        />
        <Todo done={evidence != null} title={say('todoEvidence')} />
        <Todo title={say('todoConfirm')} note={who && say('todoOther', { who })} />
      </ol>
      <Typography.Text type="secondary">{say('todoLater')}</Typography.Text>
    </section>
  );
}

function Todo({ done = false, title, note }: { done?: boolean; title: string; note?: string | undefined }) {
  const Icon = done ? CheckCircleFilled : ClockCircleOutlined;
  return (
    <li>
      <Flex gap="small" wrap>
        <Icon style={{ opacity: done ? 1 : 0.65 }} />
        <span style={done ? { textDecoration: 'line-through' } : undefined}>{title}</span>
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
      </Flex>
    </li>
  );
}
