import { render } from '@testing-library/react';
import { json } from '../../testing/server';
import { App } from '../App';

export const CUSTOMER = '0198a5f0-0000-7000-8000-000000000001';

/** Opens the privacy centre at an address, as a browser does. */
export function open(path: string) {
  window.history.pushState(null, '', `/privacy${path}`);
  return render(<App />);
}

/** The session of a customer who signed in with a password. */
export function customerSession(): Response {
  return json({
    signedIn: true,
    person: 'c1',
    name: 'customer1',
    customerId: CUSTOMER,
    roles: ['customer'],
    permissions: ['customer.read', 'privacy-request.submit'],
    acr: '1',
    support: [{ kind: 'HOTLINE', phone: '400 000 0001' }],
    csrfCookie: 'guanhu-csrf',
  });
}

export function staffSession(): Response {
  return json({
    signedIn: true,
    name: 'e1101',
    employeeId: 'E1101',
    roles: ['relationship-manager'],
    permissions: [],
    acr: '2',
    csrfCookie: 'guanhu-csrf',
  });
}

/** The policy that is in force. */
export const POLICY = {
  id: 3,
  sample: false,
  publishedAt: '2026-11-05T02:00:00Z',
  digest: '5feceb66',
  chinese: { title: '\u653f\u7b56', text: '# \u4e00\n\u7532' },
  english: { title: 'Privacy policy', text: '# What we handle\nNames.\nNumbers.\n\nMore.\n# Why' },
};
