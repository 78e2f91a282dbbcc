import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fieldsQuery } from './fields';
import { Loaded } from './Loaded';

/** A part that is nothing without the fields of customers: it says so if they could not be read. */
export function WithFields({ children }: { children: ReactNode }) {
  return <Loaded query={useQuery(fieldsQuery)}>{() => children}</Loaded>;
}
