import { api, body } from '../api/client';
import type { PrivacyRequest } from './privacyRequests';

export type CertificateFile = 'pdf' | 'jws' | 'keys' | 'policy';

const KEYS = 'certificate-keys.json';
const POLICY = 'certificate-policy';

/** Named after the number that the customer knows, never after text written by somebody else. */
export function certificateName(file: CertificateFile, { reference }: PrivacyRequest): string {
  switch (file) {
    case 'keys':
      return KEYS;
    case 'policy':
      return POLICY;
    default:
      return `certificate-${reference.replaceAll(/[^\w-]/g, '')}.${file}`;
  }
}

/** Instructions to check the certificate without the bank. */
export function verifyCommand(request: PrivacyRequest): string {
  return `java -jar privacy-service.jar verify-certificate ${certificateName('jws', request)} ${KEYS} ${POLICY}`;
}

export function certificateFile(file: CertificateFile, id: string): Promise<Blob> {
  const params = { path: { id } };
  switch (file) {
    case 'pdf':
      return body(
        api.GET('/api/privacy-requests/{id}/certificate.pdf', {
          params,
          parseAs: 'blob',
          headers: { Accept: 'application/pdf' },
        }),
      );
    case 'jws':
      return body(
        api.GET('/api/privacy-requests/{id}/certificate.jws', {
          params,
          parseAs: 'blob',
          headers: { Accept: 'application/jose' },
        }),
      );
    case 'keys':
      return body(api.GET('/api/privacy-requests/certificate-keys', { parseAs: 'blob' }));
    case 'policy':
      return body(api.GET('/api/privacy-requests/certificate-policy', { parseAs: 'blob' }));
  }
}
