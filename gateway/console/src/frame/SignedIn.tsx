import { useEffect } from 'react';
import { Centred } from './Centred';
import { CHANNEL, type SignInMessage } from './entry';
import { useFrameWords } from './frameWords';

/** The end of a window that was opened to sign in: it notifies the others and closes. */
export function SignedIn() {
  const say = useFrameWords();
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
  return <Centred>{say('signedIn')}</Centred>;
}
