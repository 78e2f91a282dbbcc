import { useEffect } from 'react';
import { CHANNEL, type SignInMessage } from '../../frame/entry';
import { Plain } from './Plain';
import { useCentreWords } from './texts';

/** The end of a window that was opened to sign in: it notifies the waiting page and closes. */
export function SignedIn() {
  const say = useCentreWords();
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('verified' satisfies SignInMessage);
    // If it closed immediately, the message would be lost.
    const closing = setTimeout(() => window.close(), 500);
    return () => {
      clearTimeout(closing);
      channel.close();
    };
  }, []);
  return <Plain title={say('signedIn')} text="" />;
}
