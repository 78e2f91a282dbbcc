import { useRef } from 'react';

/**
 * Keys that make a try again the same act: as long as what is sent stays the same, so does its key, whether the try
 * before was refused, interrupted or never answered.
 */
export function useActKey(): (sent: unknown) => string {
  const last = useRef<{ sent: string; key: string }>(undefined);
  return (sent) => {
    const text = JSON.stringify(sent);
    if (last.current?.sent !== text) {
      last.current = { sent: text, key: crypto.randomUUID() };
    }
    return last.current.key;
  };
}
