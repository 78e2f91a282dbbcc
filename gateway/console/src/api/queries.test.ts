import { MutationObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { newQueries } from './queries';

it('keeps nothing of a write once its page is gone', async () => {
  const queries = newQueries();
  const observer = new MutationObserver(queries, { mutationFn: (typed: string) => Promise.resolve(typed) });
  const leave = observer.subscribe(() => {});
  await observer.mutate('13900009999');
  expect(queries.getMutationCache().getAll()).toHaveLength(1);
  leave();
  await vi.waitFor(() => expect(queries.getMutationCache().getAll()).toHaveLength(0));
});
