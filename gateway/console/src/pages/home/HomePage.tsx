import { lazy, Suspense } from 'react';
import { useSession } from '../../frame/session';
import { PageTitle } from '../../parts/PageTitle';
import { CARDS } from './cards';
import { useTexts } from './texts';

/** What people know of themselves: the first load is lighter without it. */
const Me = lazy(() => import('./Me'));

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
        <Suspense fallback={null}>
          <Me />
        </Suspense>
      </div>
    </>
  );
}
