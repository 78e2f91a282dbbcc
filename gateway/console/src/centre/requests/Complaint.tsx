import { useSession } from '../../frame/session';
import { useRequestsWords } from './texts';

const NAMES = { BRANCH: 'branch', HOTLINE: 'hotline', ON_SITE: 'onSite' } as const;

/** Contacts for complaints, inside the bank and outside. */
export function Complaint() {
  const say = useRequestsWords();
  const { support = [] } = useSession();
  return (
    <section className="card">
      <h2>{say('complaint')}</h2>
      <p>{say('complaintCall')}</p>
      {support.length > 0 && (
        <ul className="lines">
          {support.map(({ kind, phone, email, hours }) => (
            <li key={`${kind} ${phone} ${email}`}>
              <strong>{say(NAMES[kind])}</strong>{' '}
              {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}{' '}
              {email && <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>} {hours}
            </li>
          ))}
        </ul>
      )}
      <p>{say('complaintAuthority')}</p>
      <p>{say('complaintSue')}</p>
    </section>
  );
}
