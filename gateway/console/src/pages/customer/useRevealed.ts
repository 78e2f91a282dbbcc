import { useEffect, useState } from 'react';

/** As long as somebody needs to dial a number or compare a document. */
const SHOWN_FOR = 60;

type Values = Record<string, unknown>;

/** Values in clear, which hide again by themselves. They are in no cache. */
export function useRevealed() {
  const [values, setValues] = useState<Values>({});
  const [seconds, setSeconds] = useState(0);
  const showing = seconds > 0;
  useEffect(() => {
    if (!showing) {
      setValues({});
      return;
    }
    const clock = setInterval(() => setSeconds((left) => left - 1), 1000);
    return () => clearInterval(clock);
  }, [showing]);
  return {
    values,
    seconds,
    show: (shown: Values) => {
      setValues(shown);
      setSeconds(SHOWN_FOR);
    },
    hide: () => setSeconds(0),
  };
}
