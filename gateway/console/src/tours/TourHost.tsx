import { lazy, Suspense } from 'react';
import { useActiveTour } from './active';

/** Loaded with the first tour that is started, not with the console. */
const TourShown = lazy(() => import('./TourShown'));

/** Shows tours above whatever page is open. */
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
