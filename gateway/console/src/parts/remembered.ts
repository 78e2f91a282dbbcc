import { useCallback, useSyncExternalStore } from 'react';

const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One person's search must not be visible to the next. */
export function forgetAll(): void {
  kept.clear();
  for (const listener of listeners) {
    listener();
  }
}

/**
 * A state that outlives its page, so that a list is found as it was left. Only in memory: what people search for is
 * personal data.
 */
export function useRemembered<T>(name: string, first: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribe, () => (kept.has(name) ? (kept.get(name) as T) : first));
  const keep = useCallback(
    (next: T) => {
      kept.set(name, next);
      for (const listener of listeners) {
        listener();
      }
    },
    [name],
  );
  return [value, keep];
}
