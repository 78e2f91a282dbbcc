import { useRef, useState } from 'react';
import { firstPortion, type Outcome, send, smaller } from './importing';
import type { Line } from './lines';

export type Progress = 'ready' | 'running' | 'stopped' | 'done';

/** Sends a file in portions. After any interruption, it continues where it stopped. */
export function useImport(lines: Line[]) {
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [progress, setProgress] = useState<Progress>('ready');
  const [error, setError] = useState<Error>();
  const at = useRef({ done: 0, stop: false, portion: firstPortion() });

  const run = async () => {
    const state = at.current;
    state.stop = false;
    setError(undefined);
    setProgress('running');
    while (state.done < lines.length && !state.stop) {
      try {
        const sent = lines.slice(state.done, state.done + state.portion.size);
        const told = await send(sent, state.portion.key);
        state.done += sent.length;
        state.portion = { ...state.portion, key: crypto.randomUUID() };
        setOutcomes((before) => [...before, ...told]);
      } catch (failure) {
        const less = smaller(state.portion, failure);
        if (less === undefined) {
          setError(failure instanceof Error ? failure : new Error(String(failure)));
          state.stop = true;
        } else {
          state.portion = less;
        }
      }
    }
    setProgress(state.done < lines.length ? 'stopped' : 'done');
  };
  const stop = () => {
    at.current.stop = true;
  };
  return { outcomes, progress, error, run, stop };
}
