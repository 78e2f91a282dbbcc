import { useQueryClient } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askBy, type Challenge } from '../api/challenge';
import { CHANNEL, entry, SIGNED_IN } from './entry';
import { useFrameWords } from './frameWords';
import { sessionQuery } from './session';

/**
 * Asks for the second factor or a new sign-in in a window of its own, so that this page, with all that was typed, stays
 * as it is. No token and nothing typed is ever kept outside this page's memory.
 */
export function SignInAgain() {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const [challenge, setChallenge] = useState<Challenge>();
  const [opened, setOpened] = useState<'no' | 'yes' | 'blocked'>('no');
  const answer = useRef<(done: boolean) => void>(undefined);

  const end = useCallback((done: boolean) => {
    setChallenge(undefined);
    setOpened('no');
    answer.current?.(done);
    answer.current = undefined;
  }, []);

  useEffect(() => {
    askBy(
      (asked) =>
        new Promise((resolve) => {
          answer.current = resolve;
          setChallenge(asked);
        }),
    );
    return () => askBy(() => Promise.resolve(false));
  }, []);

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = async () => {
      const before = queries.getQueryData(sessionQuery.queryKey)?.name;
      const now = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      if (now.name !== before) {
        window.location.assign('/'); // nothing of one person's work goes on in another's name
        return;
      }
      end(now.signedIn);
    };
    return () => channel.close();
  }, [queries, end]);

  const open = () => {
    const asked: Record<string, string> =
      challenge?.kind === 'second-factor' ? { acr_values: challenge.acr, max_age: challenge.maxAge } : {};
    const address = entry(i18n.language, SIGNED_IN, asked);
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
      <p>{kind === 'session' ? say('sessionText') : say('secondFactorText')}</p>
      {opened === 'yes' && <Alert type="info" showIcon title={say('waitingForWindow')} />}
      {opened === 'blocked' && <Alert type="warning" showIcon title={say('popupBlocked')} />}
    </Modal>
  );
}
