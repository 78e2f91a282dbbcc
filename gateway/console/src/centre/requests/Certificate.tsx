import { useMutation } from '@tanstack/react-query';
import {
  type CertificateFile,
  certificateFile,
  certificateName,
  verifyCommand,
} from '../../parts/certificates';
import { keep } from '../../parts/download';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { Failure } from '../parts/Failure';
import { useRequestsWords } from './texts';

const FILES = [
  ['pdf', 'pdf'],
  ['jws', 'jws'],
  ['keys', 'keys'],
  ['policy', 'rules'],
] as const satisfies [CertificateFile, string][];

/** Downloads of the certificate and of what is needed to check it. */
export function Certificate({ request }: { request: PrivacyRequest }) {
  const say = useRequestsWords();
  const fetching = useMutation({
    mutationFn: async (file: CertificateFile) =>
      keep(await certificateFile(file, request.id), certificateName(file, request)),
  });
  return (
    <section className="card">
      <h2>{say('certificate')}</h2>
      <p className="quiet">{say('certificateText')}</p>
      <div className="row">
        {FILES.map(([file, name]) => (
          <button
            key={file}
            type="button"
            className={file === 'pdf' ? 'main' : ''}
            disabled={fetching.isPending}
            onClick={() => fetching.mutate(file)}
          >
            {say(name)}
          </button>
        ))}
      </div>
      {fetching.error && <Failure error={fetching.error} retry={() => fetching.mutate(fetching.variables)} />}
      <details>
        <summary>{say('verifyHow')}</summary>
        <p>{say('verifyText')}</p>
        <code>{verifyCommand(request)}</code>
      </details>
    </section>
  );
}
