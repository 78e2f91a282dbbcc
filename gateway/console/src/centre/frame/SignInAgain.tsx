import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsking, wantedBy } from '../../frame/asking';
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
  const { challenge, end } = useAsking(person);
  const [opened, setOpened] = useState(false);
  if (challenge === undefined && opened) {
    setOpened(false);
  }

  const open = () => {
    const wanted = wantedBy(challenge);
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
