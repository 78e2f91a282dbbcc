import { Tour, theme } from 'antd';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type ActiveTour, showTour } from './active';
import { useElement } from './element';
import { useSaveTour } from './progress';
import { useTourWords } from './texts';
import { useTours } from './tours';

/**
 * Shows a tour over the pages that it leads to. Nothing is covered, so users can do what it says meanwhile.
 * Escape pauses, the arrow keys go on and back.
 */
export default function TourShown({ active }: { active: ActiveTour }) {
  const say = useTourWords();
  const { token } = theme.useToken();
  const stops = useTours().find((each) => each.id === active.id)?.stops ?? [];
  const stop = stops[active.step];
  const element = useElement(stop?.target);
  const keep = useSaveTour();
  const finished = useRef(false);
  useGoing(stop?.path, active.step);
  useFocus(active.step);
  const end = (state: 'PAUSED' | 'FINISHED', step: number) => {
    showTour(undefined);
    keep.mutate({ id: active.id, state, step });
  };
  return (
    <Tour
      open
      mask={false}
      styles={{ section: { border: `1px solid ${token.colorPrimary}` } }}
      current={active.step}
      scrollIntoViewOptions={{ block: 'center' }}
      onChange={(step) => {
        showTour({ id: active.id, step });
        keep.mutate({ id: active.id, state: 'STARTED', step });
      }}
      onFinish={() => {
        finished.current = true;
        end('FINISHED', active.step);
      }}
      // It is also notified when a finished tour ends, and before that.
      onClose={(step) => queueMicrotask(() => finished.current || end('PAUSED', step))}
      indicatorsRender={(at, of) => say('place', { at: at + 1, of })}
      steps={stops.map(({ title, text }, at) => ({
        title,
        description: text,
        target: at === active.step ? () => element as HTMLElement : null,
      }))}
    />
  );
}

/** If a stop is on another page, opens that page once. */
function useGoing(path: string | undefined, step: number) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const gone = useRef(-1);
  useEffect(() => {
    if (gone.current !== step) {
      gone.current = step;
      if (path !== undefined && path !== pathname) {
        void navigate(path);
      }
    }
  }, [path, pathname, step, navigate]);
}

/** The focus is on the button for the next step. */
function useFocus(step: number) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: again at each step
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.ant-tour-next-btn')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [step]);
}
