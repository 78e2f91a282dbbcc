import './frame/base.css';
import './frame/language';
import { createRoot } from 'react-dom/client';
import { App } from './frame/App';
import { CHANNEL, SIGNED_IN } from './frame/entry';
import { PAGES } from './pages';

const root = document.getElementById('root');
if (root !== null) {
  if (window.location.pathname === SIGNED_IN) {
    // The window that was opened to sign in has done its work; closed at once, it would take the message with it.
    new BroadcastChannel(CHANNEL).postMessage('done');
    setTimeout(() => window.close(), 500);
  }
  createRoot(root).render(<App pages={PAGES} />);
}
