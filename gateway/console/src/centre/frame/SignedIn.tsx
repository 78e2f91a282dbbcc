import { useEffect } from 'react';
import { CHANNEL, type Told } from '../../frame/entry';
import { Plain } from './Plain';
import { useCentreWords } from './texts';

/** Where the window that was opened to sign in ends: it tells the page that waits, and closes. */
export function SignedIn() {
  const say = useCentreWords();
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('verified' satisfies Told);
    // Closed at once, the window would take the message with it.
    const closing = setTimeout(() => window.close(), 500);
    return () => {
      clearTimeout(closing);
      channel.close();
    };
  }, []);
  return <Plain title={say('signedIn')} text="" />;
}
