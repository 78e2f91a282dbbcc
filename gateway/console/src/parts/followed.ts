import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const ASKED_EVERY = 2000;

/** Something that goes on by itself at the bank, and is followed until it has ended. */
export interface Followed<T> {
  key: QueryKey;
  read: () => Promise<T>;
  /** Where the server tells of each step by itself; asked again and again where there is no such place. */
  events?: string;
  /** Where an event tells a part only: what is known with it. The whole is read once more when it has ended. */
  merge?: (known: T, told: Partial<T>) => T;
  /** How long to wait before asking again, after so many answers. */
  patience?: (answers: number) => number;
  ended: (seen: T) => boolean;
}

/** The one way in which pages follow what was answered with 202: told by the server, else asked for. */
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
    // A browser comes back to a stream that broke off, behind what it has heard last.
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
