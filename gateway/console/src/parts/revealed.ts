import { useEffect, useState } from 'react';

/** As long as somebody needs to dial a number or compare a document. */
const SHOWN_FOR = 60;

/** Something in clear, which hides again by itself. Show it from within the request: then no cache has it. */
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
