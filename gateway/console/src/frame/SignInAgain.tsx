import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Challenge } from '../api/challenge';
import { useAsking, wantedBy } from './asking';
import { entry, SIGNED_IN } from './entry';
import { useFrameWords } from './frameWords';

/**
 * Asks for the second factor or a new sign-in in a window of its own, so that this page, with all that was typed, stays
 * as it is. No token and nothing typed is ever kept outside this page's memory.
 */
export function SignInAgain({ person }: { person: string | undefined }) {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const { challenge, end } = useAsking(person);
  const [opened, setOpened] = useState<'no' | 'yes' | 'blocked'>('no');
  if (challenge === undefined && opened !== 'no') {
    setOpened('no');
  }

  const open = () => {
    const address = entry(i18n.language, SIGNED_IN, wantedBy(challenge));
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

/** The maximum age of the second factor, in words. */
function ageOf(challenge: Challenge | undefined, language: string): string {
  const seconds = challenge?.kind === 'second-factor' ? Number(challenge.maxAge) : 0;
  const [count, unit] = seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
