// A client made from the document: whatever does not compile here, nobody could call.
import createClient from 'openapi-fetch';
import type { paths } from './target/api';

const api = createClient<paths>({ baseUrl: '/' });

export async function change(id: string, key: string) {
  const read = await api.GET('/api/customers/{id}', { params: { path: { id } } });
  const etag = read.response.headers.get('ETag') ?? '';
  const proposed = await api.POST('/api/customers/{id}/changes', {
    params: { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': key } },
    body: { patch: { email: null, phone: '13800000001' }, reason: { code: 'CORRECTION' } },
  });
  return proposed.data?.state === 'PROPOSED' ? proposed.data.diff.map((each) => each.field) : proposed.error?.code;
}

export async function transfer(customer: string, key: string) {
  const proposed = await api.POST('/api/transfers', {
    params: { header: { 'Idempotency-Key': key } },
    body: { customerIds: [customer], toManager: 'E2101', reason: { code: 'RELOCATION' } },
  });
  return proposed.data?.state === 'PROPOSED' ? proposed.data.id : proposed.error?.errors?.map((each) => each.field);
}

export async function erasure(key: string) {
  const filed = await api.POST('/api/privacy-requests', {
    params: { header: { 'Idempotency-Key': key } },
    body: { type: 'ERASURE', scope: ['CONTACT'], reason: { code: 'CONSENT_WITHDRAWN' }, channel: 'APP' },
  });
  return filed.data?.deadline ?? filed.error?.title;
}

export async function mistakes(id: string) {
  // @ts-expect-error a change has a reason
  await api.POST('/api/customers/{id}/changes', { params: { path: { id }, header: { 'If-Match': '"1"' } }, body: { patch: {} } });
  // @ts-expect-error there is no such state
  await api.GET('/api/branches', { params: { query: { state: 'SHUT' } } });
  // @ts-expect-error a registration wants an Idempotency-Key
  await api.POST('/api/transfers', { body: { customerIds: [id], toManager: 'E2101', reason: { code: 'RELOCATION' } } });
}
