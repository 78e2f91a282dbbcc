import type { ComponentType } from 'react';
import type { Help } from './help';
import type { Language } from './language';

/** One page of the console. */
export interface Page {
  path: string;
  /** The permissions of which a person needs at least one to see the page; empty for everybody. */
  permissions?: string[];
  /** Its name in the menu; a page without a title is reached from other pages. */
  title?: Record<Language, string>;
  icon?: ComponentType;
  help: () => Promise<{ HELP: Help }>;
  load: () => Promise<{ default: ComponentType }>;
}

export function mayOpen(page: Page, may: (permission: string) => boolean): boolean {
  return page.permissions === undefined || page.permissions.some(may);
}
