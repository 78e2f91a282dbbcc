import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// All files meet one window, one after another (antd and React take long to load), but modules of their own. A download
// may have taken the window elsewhere.
vi.resetModules();
(window as Window & { happyDOM?: { setURL(url: string): void } }).happyDOM?.setURL('http://localhost:3000/');
const { Events } = await import('./events');

Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
Object.defineProperty(window, 'matchMedia', {
  value: (query: string) => ({
    // A wide window, and nothing that moves.
    matches: query.includes('min-width') || query.includes('reduced-motion'),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  }),
});
// What is hidden says so itself. To ask all style sheets of antd, for each element that a test looks for by its role,
// took a third of the time.
window.getComputedStyle = (element) => {
  const style = (element as HTMLElement).style;
  if ((element as HTMLElement).hidden) {
    style.display = 'none';
  }
  return style;
};
// The browser of the tests has no streams.
Object.defineProperty(window, 'EventSource', { value: Events, configurable: true });
await import('../frame/language');

// Pages come in chunks of their own, and machines that build are busy.
configure({ asyncUtilTimeout: 8000 });

afterEach(() => {
  cleanup();
  Events.opened.length = 0;
  vi.unstubAllGlobals();
});
