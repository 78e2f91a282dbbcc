import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';

/** The years that are known, and those that matter now and are missing. */
export const calendarsQuery = queryOptions({
  queryKey: ['working-calendars'],
  queryFn: () => body(api.GET('/api/working-calendars')),
});
