import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, body } from '../../api/client';
import { certificateFile } from '../../parts/certificates';
import { keep } from '../../parts/download';
import { Failure } from '../parts/Failure';
import { useRequestsWords } from './texts';

/** A download of the customer's own data, and the form for those who prefer paper. */
export function Taking({ requests }: { requests: string[] }) {
  const say = useRequestsWords();
  const taking = useMutation({ mutationFn: () => take(requests) });
  return (
    <>
      {requests.length > 0 && (
        <section className="card">
          <h2>{say('takeTitle')}</h2>
          <p className="quiet">{say('takeText')}</p>
          <div>
            <button type="button" disabled={taking.isPending} onClick={() => taking.mutate()}>
              {say('take')}
            </button>
          </div>
          {taking.error && <Failure error={taking.error} retry={() => taking.mutate()} />}
        </section>
      )}
      <section className="card">
        <h2>{say('formTitle')}</h2>
        <p className="quiet">{say('formText')}</p>
        <Link href="/form">{say('form')}</Link>
      </section>
    </>
  );
}

/** Every request from the API with its certificate, one after the other, because each is a separate read. */
async function take(ids: string[]): Promise<void> {
  const record = [];
  for (const id of ids) {
    const request = await body(api.GET('/api/privacy-requests/{id}', { params: { path: { id } } }));
    const certificate = request.certificate ? await (await certificateFile('jws', id)).text() : null;
    record.push({ request, certificate });
  }
  const content = JSON.stringify({ takenAt: new Date().toISOString(), record }, null, 2);
  keep(new Blob([content], { type: 'application/json' }), 'privacy-record.json');
}
