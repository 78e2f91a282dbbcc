import './centre.css';
import '../frame/language';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<App />);
}

// Everything works without it; with it the page can be installed, and says when there is no network.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/privacy/worker.js', { scope: '/privacy' }).catch(() => {});
}
