import { Card, Flex, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { FieldValue } from '../../parts/FieldValue';
import { colourOf, type Message } from '../../parts/messages';
import { useMessageWords } from '../../parts/messageWords';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { useTemplateWords } from '../../parts/templateWords';
import { useVocabulary } from '../../parts/vocabulary';
import { Filters, type Wanted } from './Filters';
import { useTexts } from './texts';

/** Messages to customers and their delivery, newest first. */
export default function MessagesPage() {
  const say = useTexts();
  const speak = useVocabulary();
  const state = useMessageWords();
  const template = useTemplateWords();
  const opens = useMay()('notification.read');
  const navigate = useNavigate();
  const { moment } = useMoments();
  const [wanted, want] = useRemembered<Wanted>('messages.wanted', {});
  const list = useCursorList<Message>(['messages', wanted], (cursor) =>
    body(api.GET('/api/notifications', { params: { query: { ...wanted, ...from(cursor) } } })),
  );
  return (
    <>
      <PageTitle title={say('title')} />
      <Card size="small">
        <Flex vertical gap="middle">
          <Filters wanted={wanted} want={want} problem={list.error} />
          <CursorTable<Message>
            saves="MESSAGES"
            list={list}
            empty={say('none')}
            idOf={(each) => each.id}
            onOpen={opens ? (each) => navigate(`/messages/${each.id}`) : undefined}
            columns={[
              { title: say('at'), render: (_, each) => moment(each.at) },
              {
                title: say('message'),
                render: (_, each) =>
                  opens ? (
                    <Link to={`/messages/${each.id}`} onClick={(event) => event.stopPropagation()}>
                      {nameOf(template, each.template)}
                    </Link>
                  ) : (
                    nameOf(template, each.template)
                  ),
              },
              {
                title: speak('status'),
                render: (_, each) => (
                  <Flex gap={4}>
                    <Tag color={colourOf(each.state)}>{nameOf(state, each.state)}</Tag>
                    {each.legal && <Tag>{say('legal')}</Tag>}
                    {each.legal && each.open && <Tag color="orange">{say('openNow')}</Tag>}
                  </Flex>
                ),
              },
              { title: say('channel'), render: (_, each) => nameOf(say, each.channel) },
              { title: say('destination'), render: (_, each) => <FieldValue value={each.destination} /> },
              { title: say('attempts'), dataIndex: 'attempts', align: 'right' },
            ]}
          />
        </Flex>
      </Card>
    </>
  );
}
