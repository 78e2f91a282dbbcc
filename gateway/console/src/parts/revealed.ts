import { useEffect, useState } from 'react';

/** Long enough to dial a number or compare a document. */
const SHOWN_FOR = 60;

/**
 * Shows something in clear and hides it automatically. Use it within the request's component, so that no cache stores
 * it.
 */
export function useRevealed<T>() {
  const [value, setValue] = useState<T>();
  const [seconds, setSeconds] = useState(0);
  const showing = seconds > 0;
  useEffect(() => {
    if (!showing) {
      setValue(undefined);
      return;
    }
    const clock = setInterval(() => setSeconds((left) => left - 1), 1000);
    return () => clearInterval(clock);
  }, [showing]);
  return {
    value: showing ? value : undefined,
    seconds,
    show: (shown: T) => {
      setValue(() => shown);
      setSeconds(SHOWN_FOR);
    },
    hide: () => setSeconds(0),
  };
}
