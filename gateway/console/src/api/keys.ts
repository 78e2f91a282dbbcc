import { useRef } from 'react';

/**
 * Idempotency keys that make a retry the same operation: the key stays the same as long as the content does, whether
 * the previous attempt was refused, interrupted or never answered.
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
