import { useQueryClient } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askBy, type Challenge } from '../api/challenge';
import { CHANNEL, entry, SIGNED_IN, type Told } from './entry';
import { useFrameWords } from './frameWords';
import { sessionQuery } from './session';

/**
 * Asks for the second factor or a new sign-in in a window of its own, so that this page, with all that was typed, stays
 * as it is. No token and nothing typed is ever kept outside this page's memory.
 */
export function SignInAgain({ person }: { person: string | undefined }) {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const [challenge, setChallenge] = useState<Challenge>();
  const [opened, setOpened] = useState<'no' | 'yes' | 'blocked'>('no');
  const answer = useRef<(done: boolean) => void>(undefined);
  const asked = useRef<Challenge['kind']>(undefined);

  const end = useCallback((done: boolean) => {
    setChallenge(undefined);
    setOpened('no');
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
    const address = entry(i18n.language, SIGNED_IN, wanted);
    const shown = window.open(address, '_blank', 'popup,width=520,height=720');
    setOpened(shown === null ? 'blocked' : 'yes');
  };

  const kind = challenge?.kind ?? 'session';
  return (
    <Modal
      open={challenge !== undefined}
      title={kind === 'session' ? say('sessionTitle') : say('secondFactorTitle')}
      okText={say('goOn')}
      cancelText={say('cancel')}
      onOk={open}
      onCancel={() => end(false)}
      mask={{ closable: false }}
      okButtonProps={{ autoFocus: true }}
      destroyOnHidden
    >
      <p>
        {kind === 'session'
          ? say('sessionText')
          : say('secondFactorText', { age: ageOf(challenge, i18n.language) })}
      </p>
      {opened === 'yes' && <Alert type="info" showIcon title={say('waitingForWindow')} />}
      {opened === 'blocked' && <Alert type="warning" showIcon title={say('popupBlocked')} />}
    </Modal>
  );
}

/** How old the second factor may be, as people say it. */
function ageOf(challenge: Challenge | undefined, language: string): string {
  const seconds = challenge?.kind === 'second-factor' ? Number(challenge.maxAge) : 0;
  const [count, unit] = seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
