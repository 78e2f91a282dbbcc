import { lazy, Suspense } from 'react';
import { useActiveTour } from './active';

/** Comes with the first tour that somebody starts, not with the console. */
const TourShown = lazy(() => import('./TourShown'));

/** Where tours are shown, whatever page is below. */
export function TourHost() {
  const active = useActiveTour();
  return (
    active && (
      <Suspense fallback={null}>
        <TourShown key={active.id} active={active} />
      </Suspense>
    )
  );
}
