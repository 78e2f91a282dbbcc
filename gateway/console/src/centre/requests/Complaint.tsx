import { useRequestsWords } from './texts';

/** Whom to turn to, inside the bank and outside. */
export function Complaint() {
  const say = useRequestsWords();
  return (
    <section className="card">
      <h2>{say('complaint')}</h2>
      <p>{say('complaintCall')}</p>
      <p>{say('complaintAuthority')}</p>
      <p>{say('complaintSue')}</p>
    </section>
  );
}
