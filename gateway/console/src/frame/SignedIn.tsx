import { useEffect } from 'react';
import { Centred } from './Centred';
import { CHANNEL, type Told } from './entry';
import { useFrameWords } from './frameWords';

/** Where the window that was opened to sign in ends: it tells the others, and closes. */
export function SignedIn() {
  const say = useFrameWords();
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
  return <Centred>{say('signedIn')}</Centred>;
}
