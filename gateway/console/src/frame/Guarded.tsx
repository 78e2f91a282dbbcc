import type { ReactNode } from 'react';
import { Forbidden } from '../parts/Forbidden';
import { mayOpen, type Page } from './pageList';
import { useMay } from './session';

/** A deep link may lead to a page for other roles. */
export function Guarded({ page, children }: { page: Page; children: ReactNode }) {
  const may = useMay();
  return mayOpen(page, may) ? children : <Forbidden />;
}
