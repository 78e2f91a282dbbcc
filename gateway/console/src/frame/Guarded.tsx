import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Forbidden } from '../parts/Forbidden';
import { fieldsQuery } from '../parts/fields';
import { Waiting } from '../parts/Waiting';
import { mayOpen, type Page } from './pageList';
import { useMay } from './session';

/** A deep link may lead to a page for other roles. */
export function Guarded({ page, children }: { page: Page; children: ReactNode }) {
  const may = useMay();
  return mayOpen(page, may) ? <Named>{children}</Named> : <Forbidden />;
}

/** Pages call the fields of customers by their names, which come first; without them there are still the codes. */
function Named({ children }: { children: ReactNode }) {
  return useQuery(fieldsQuery).isPending ? <Waiting /> : children;
}
