import { render } from '@testing-library/react';
import { App } from '../frame/App';
import type { Page } from '../frame/pageList';
import { PAGES } from '../pages';

/** Opens the console at an address, as a browser does. */
export function open(path: string, pages: Page[] = PAGES) {
  window.history.pushState(null, '', path);
  return render(<App pages={pages} />);
}
