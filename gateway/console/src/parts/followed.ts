import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const ASKED_EVERY = 2000;

/** A process at the bank that is followed until it has ended. */
export interface Followed<T> {
  key: QueryKey;
  read: () => Promise<T>;
  /** The address where the server reports each step; polled if there is none. */
  events?: string;
  /**
   * For events that contain only a part: combines it with what is known. Everything is read again when the process has
   * ended.
   */
  merge?: (known: T, told: Partial<T>) => T;
  /** How long to wait before polling again, by the number of answers so far. */
  patience?: (answers: number) => number;
  ended: (seen: T) => boolean;
}

/** The one way in which pages follow an operation answered with 202: by server events, or else by polling. */
export function useFollowed<T>({ key, read, events, merge, patience, ended }: Followed<T>) {
  const queries = useQueryClient();
  const [told, setTold] = useState(false);
  const query = useQuery({
    queryKey: key,
    queryFn: read,
    refetchInterval: ({ state }) =>
      told || state.status === 'error' || state.data === undefined || ended(state.data)
        ? false
        : (patience?.(state.dataUpdateCount) ?? ASKED_EVERY),
  });
  const going = query.data !== undefined && !ended(query.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for the key
  useEffect(() => {
    if (!going || events === undefined) {
      return;
    }
    // After an interruption, the browser resumes the stream after the last event it received.
    const stream = new EventSource(events);
    stream.onopen = () => setTold(true);
    stream.onerror = () => setTold(false);
    stream.addEventListener('progress', (event) => {
      const told = JSON.parse(event.data);
      if (merge === undefined) {
        queries.setQueryData<T>(key, told);
        return;
      }
      const known = queries.setQueryData<T>(key, (before) => before && merge(before, told));
      if (known !== undefined && ended(known)) {
        void queries.invalidateQueries({ queryKey: key });
      }
    });
    return () => {
      stream.close();
      setTold(false);
    };
  }, [going, events]);
  return query;
}
