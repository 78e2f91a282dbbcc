import type { ComponentType } from 'react';
import type { Help } from './help';
import type { Language } from './language';

/** One page of the console. */
export interface Page {
  path: string;
  /** What a person must be allowed to do, at least one of it, to see the page; nothing for everybody. */
  permissions?: string[];
  /** How the menu calls it; a page without a title is reached from others. */
  title?: Record<Language, string>;
  icon?: ComponentType;
  help: () => Promise<{ HELP: Help }>;
  load: () => Promise<{ default: ComponentType }>;
}

export function mayOpen(page: Page, may: (permission: string) => boolean): boolean {
  return page.permissions === undefined || page.permissions.some(may);
}
