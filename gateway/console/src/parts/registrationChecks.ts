import { type Answered, api, body } from '../api/client';
import { from, useCursorList } from './cursors';

export type Check = NonNullable<Answered<'/api/registration-checks', 'get'>['items']>[number];

/** Registrations that wait or waited for a check, newest first. */
export function useChecks(state: Check['state'] | undefined) {
  return useCursorList<Check>(['registration-checks', state], (cursor) => {
    const query = { ...(state === undefined ? {} : { state }), ...from(cursor) };
    return body(api.GET('/api/registration-checks', { params: { query } }));
  });
}
