import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { it } from 'vitest';
import { open } from '../../testing/open';
import { json, Server, session } from '../../testing/server';

const ID = '0198a5f0-0000-7000-8000-000000000001';
const MESSAGE = {
  id: '0198a5f0-0000-7000-8000-000000000003',
  template: 'erasure-completed',
  channel: 'SMS',
  state: 'DELIVERED',
  at: '2026-11-25T08:00:00Z',
};

it('calls a message by what it is about, in both languages', async () => {
  new Server()
    .on('GET /session', session('customer.read', 'notification.search'))
    .on(`GET /api/customers/${ID}`, json({ id: ID, status: 'ACTIVE', fields: {} }, { ETag: '"1"' }))
    .on('GET /api/notifications', json({ items: [MESSAGE] }));
  open(`/customers/${ID}/messages`);
  await screen.findByText('Request for deletion completed');
  await userEvent.click(screen.getByRole('button', { name: '中文' }));
  await screen.findByText('删除请求已完成');
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
});
