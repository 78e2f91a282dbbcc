import { type Answered, api, body } from '../api/client';

export type Message = Answered<'/api/notifications/{id}', 'get'>;
export type State = Message['state'];

/** In the order of a message's life. */
export const STATES: State[] = [
  'QUEUED',
  'SENDING',
  'SENT',
  'DELIVERED',
  'STUCK',
  'FAILED',
  'CANCELLED',
  'SETTLED',
];

export function messageQuery(id: string) {
  return {
    queryKey: ['message', id],
    queryFn: () => body(api.GET('/api/notifications/{id}', { params: { path: { id } } })),
  };
}

export function colourOf(state: State): 'green' | 'red' | 'orange' | 'blue' | 'default' {
  switch (state) {
    case 'DELIVERED':
      return 'green';
    case 'FAILED':
      return 'red';
    case 'STUCK':
      return 'orange';
    case 'SENT':
      return 'blue';
    default:
      return 'default';
  }
}
