import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { Events } from './events';

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
