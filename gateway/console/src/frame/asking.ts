import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { askBy, type Challenge } from '../api/challenge';
import { CHANNEL, type SignInMessage } from './entry';
import { sessionQuery } from './session';

/**
 * What the person of this page is asked for, a second factor or a new sign-in, from when a request wants it until
 * another window of the browser says that it was given, or the person that it will not be.
 */
export function useAsking(person: string | undefined) {
  const queries = useQueryClient();
  const [challenge, setChallenge] = useState<Challenge>();
  const answer = useRef<(done: boolean) => void>(undefined);
  const asked = useRef<Challenge['kind']>(undefined);

  const end = useCallback((done: boolean) => {
    setChallenge(undefined);
    answer.current?.(done);
    answer.current = undefined;
  }, []);

  useEffect(() => {
    askBy(
      (wanted) =>
        new Promise((resolve) => {
          answer.current = resolve;
          asked.current = wanted.kind;
          setChallenge(wanted);
        }),
    );
    return () => {
      askBy(() => Promise.resolve(false));
      answer.current?.(false); // what waits for an answer is not sent again once this page is gone
    };
  }, []);

  // Any window of this browser may change the signed-in person, so each notifies the others; the door compares.
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('opened' satisfies SignInMessage);
    channel.onmessage = async ({ data: told }: MessageEvent<SignInMessage>) => {
      const now = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
      const same = now?.signedIn === true && now.person === person;
      if (!same) {
        end(false);
      } else if (told === 'verified' || asked.current === 'session') {
        end(true);
      }
    };
    return () => channel.close();
  }, [queries, end, person]);

  return { challenge, end };
}

/** What to request from the realm. */
export function wantedBy(challenge: Challenge | undefined): Record<string, string> {
  return challenge?.kind === 'second-factor' ? { acr_values: challenge.acr, max_age: challenge.maxAge } : {};
}
