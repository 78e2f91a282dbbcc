import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askBy, type Challenge } from '../../api/challenge';
import { CHANNEL, type Told } from '../../frame/entry';
import { sessionQuery } from '../../frame/session';
import { Dialog } from '../parts/Dialog';
import { BASE, entry, SIGNED_IN } from './entry';
import { useCentreWords } from './texts';

/**
 * Asks for the second factor or a new sign-in in a window of its own, so that this page stays as it is. An app that
 * shows us in its own view may have no windows: there the page itself goes, and every page can be come back to.
 */
export function SignInAgain({ person }: { person: string | undefined }) {
  const say = useCentreWords();
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const [challenge, setChallenge] = useState<Challenge>();
  const [opened, setOpened] = useState(false);
  const answer = useRef<(done: boolean) => void>(undefined);
  const asked = useRef<Challenge['kind']>(undefined);

  const end = useCallback((done: boolean) => {
    setChallenge(undefined);
    setOpened(false);
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
      answer.current?.(false);
    };
  }, []);

  // Any window of this browser may change whose session it is, so each tells the others; the door compares.
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('opened' satisfies Told);
    channel.onmessage = async ({ data: told }: MessageEvent<Told>) => {
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

  const open = () => {
    const wanted: Record<string, string> =
      challenge?.kind === 'second-factor' ? { acr_values: challenge.acr, max_age: challenge.maxAge } : {};
    const shown = window.open(entry(i18n.language, BASE + SIGNED_IN, wanted), '_blank');
    if (shown === null) {
      window.location.assign(entry(i18n.language, window.location.pathname, wanted));
    }
    setOpened(true);
  };

  const second = challenge?.kind === 'second-factor';
  return (
    <Dialog
      open={challenge !== undefined}
      title={say(second ? 'secondFactorTitle' : 'sessionTitle')}
      onClose={() => end(false)}
    >
      <p>{say(second ? 'secondFactorText' : 'sessionText')}</p>
      {opened && <p role="status">{say('waiting')}</p>}
      <div className="row">
        <button type="button" className="main" onClick={open}>
          {say('goOn')}
        </button>
        <button type="button" onClick={() => end(false)}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
