import { lazy, Suspense } from 'react';
import { useSession } from '../../frame/session';
import { PageTitle } from '../../parts/PageTitle';
import { CARDS } from './cards';
import { useTexts } from './texts';

/** People know this about themselves, so the first load does without it. */
const Me = lazy(() => import('./Me'));

/** What waits for the signed-in person, depending on their permissions. */
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
