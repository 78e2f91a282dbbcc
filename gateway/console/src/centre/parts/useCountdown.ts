import { useEffect, useState } from 'react';

/** The seconds left until a moment; 0 if it has passed or is not given. */
export function useCountdown(until: number | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const count = () =>
      setLeft(until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    if (until === undefined) {
      return;
    }
    const clock = setInterval(count, 1000);
    return () => clearInterval(clock);
  }, [until]);
  return left;
}
