import { Card, Descriptions } from 'antd';
import { useSession } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { PageTitle } from '../../parts/PageTitle';
import { useVocabulary } from '../../parts/vocabulary';
import { CARDS } from './cards';
import { useTexts } from './texts';

/** What waits for the person who is signed in, by what they may do. */
export default function HomePage() {
  const say = useTexts();
  const session = useSession();
  const permissions = session.permissions ?? [];
  return (
    <>
      <PageTitle title={say('title')} shown={say('hello', { name: session.name ?? '' })} />
      <div
        data-tour="home-cards"
        style={{
          display: 'grid',
          gap: 16,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
          alignItems: 'start',
        }}
      >
        {CARDS.filter((card) => permissions.includes(card.permission)).map(({ permission, Content }) => (
          <Content key={permission} />
        ))}
        <Me />
      </div>
    </>
  );
}

function Me() {
  const say = useTexts();
  const speak = useVocabulary();
  const session = useSession();
  const facts: [string, string | undefined][] = [
    [say('login'), session.name],
    [say('employeeId'), session.employeeId],
    [say('branch'), session.branch],
    [say('roles'), session.roles?.map((role) => nameOf(speak, role)).join(', ')],
    [say('level'), session.acr && say(session.acr === '2' ? 'level2' : 'level1')],
  ];
  return (
    <Card size="small" title={say('me')}>
      <Descriptions
        size="small"
        column={1}
        items={facts
          .filter(([, value]) => value)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  );
}
