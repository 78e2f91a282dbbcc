import { type Answered, api, body } from '../../api/client';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { FieldValue } from '../../parts/FieldValue';
import { useMessageWords } from '../../parts/messageWords';
import { useMoments } from '../../parts/moments';
import { useTemplateWords } from '../../parts/templateWords';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Message = NonNullable<Answered<'/api/notifications', 'get'>['items']>[number];

/** Messages to the customer, and their delivery. */
export function MessagesTab({ id }: { id: string }) {
  const say = useTexts();
  const speak = useVocabulary();
  const state = useMessageWords();
  const template = useTemplateWords();
  const { moment } = useMoments();
  const list = useCursorList<Message>(['customer', id, 'messages'], (cursor) =>
    body(api.GET('/api/notifications', { params: { query: { customerId: id, ...from(cursor) } } })),
  );
  return (
    <CursorTable
      saves="CUSTOMER_MESSAGES"
      list={list}
      empty={say('noMessages')}
      idOf={(each) => each.id ?? ''}
      columns={[
        { title: say('at'), render: (_, each) => moment(each.at ?? each.createdAt) },
        { title: say('template'), render: (_, each) => nameOf(template, each.template) },
        { title: say('channel'), render: (_, each) => nameOf(say, each.channel) },
        { title: say('destination'), render: (_, each) => <FieldValue value={each.destination} /> },
        { title: speak('status'), render: (_, each) => nameOf(state, each.state) },
      ]}
    />
  );
}
