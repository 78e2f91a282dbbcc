import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answered, api, body } from '../api/client';
import type { TourId } from './active';

export type Progress = Answered<'/api/training/tours', 'get'>['items'][number];

export const toursQuery = queryOptions({
  queryKey: ['tours'],
  queryFn: () => body(api.GET('/api/training/tours')),
});

interface Kept {
  id: TourId;
  state: Progress['state'];
  step: number;
}

/** Saves the caller's progress, for all of their browsers. */
export function useSaveTour() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...progress }: Kept) =>
      body(api.PUT('/api/training/tours/{id}', { params: { path: { id } }, body: progress })),
    onSettled: () => queries.invalidateQueries({ queryKey: toursQuery.queryKey }),
  });
}
