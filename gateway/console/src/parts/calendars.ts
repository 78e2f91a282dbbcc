import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';

/** The known years, and those of the relevant years that are missing. */
export const calendarsQuery = queryOptions({
  queryKey: ['working-calendars'],
  queryFn: () => body(api.GET('/api/working-calendars')),
});
