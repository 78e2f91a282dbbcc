// A client made from the document: whatever does not compile here, nobody could call.
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './target/api';

type Api = Client<paths>;

export function clientOf(baseUrl: string, token: string): Api {
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
}

/** Proposes a new phone number, as the customer's owner does, and confirms it. */
export async function change(api: Api, id: string, phone: string) {
  const read = await api.GET('/api/customers/{id}', { params: { path: { id } } });
  if (!read.data) {
    throw refused('customer', read.error);
  }
  const etag = read.response.headers.get('ETag') ?? '';
  const proposed = await api.POST('/api/customers/{id}/changes', {
    params: { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': crypto.randomUUID() } },
    body: { patch: { phone }, reason: { code: 'CORRECTION' } },
  });
  if (!proposed.data) {
    throw refused('change', proposed.error);
  }
  const path = { id, change: proposed.data.id };
  const confirmed = await api.POST('/api/customers/{id}/changes/{change}/confirmation', {
    params: { path, header: { 'Idempotency-Key': crypto.randomUUID() } },
  });
  if (!confirmed.data) {
    throw refused('confirmation', confirmed.error);
  }
  return { id: path.change, state: confirmed.data.state, fields: proposed.data.diff.map((each) => each.field) };
}

/** Proposes that another manager takes the customer. */
export async function transfer(api: Api, customer: string, toManager: string) {
  const proposed = await api.POST('/api/transfers', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: { customerIds: [customer], toManager, reason: { code: 'RELOCATION' } },
  });
  if (!proposed.data) {
    throw refused('transfer', proposed.error);
  }
  return { id: proposed.data.id, state: proposed.data.state };
}

/** Asks for the erasure of one's own contacts. */
export async function erasure(api: Api) {
  const filed = await api.POST('/api/privacy-requests', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: { type: 'ERASURE', scope: ['CONTACT'], reason: { code: 'CONSENT_WITHDRAWN' }, channel: 'APP' },
  });
  if (!filed.data) {
    throw refused('erasure', filed.error);
  }
  return { id: filed.data.id, state: filed.data.state, deadline: filed.data.deadline };
}

function refused(what: string, problem: components['schemas']['Problem']) {
  const fields = problem.errors?.map((each) => `${each.field} ${each.code}`) ?? [];
  return new Error([`${what}: ${problem.status} ${problem.code}`, ...fields].join(', '));
}

/** A field that shall be empty from now on is null; one that is not named stays as it is. */
export const without: components['schemas']['CustomerPatch'] = { email: null };

export async function mistakes(api: Api, id: string) {
  // @ts-expect-error a change has a reason
  await api.POST('/api/customers/{id}/changes', { params: { path: { id }, header: { 'If-Match': '"1"' } }, body: { patch: {} } });
  // @ts-expect-error there is no such state
  await api.GET('/api/branches', { params: { query: { state: 'SHUT' } } });
  // @ts-expect-error a registration wants an Idempotency-Key
  await api.POST('/api/transfers', { body: { customerIds: [id], toManager: 'E2101', reason: { code: 'RELOCATION' } } });
}
