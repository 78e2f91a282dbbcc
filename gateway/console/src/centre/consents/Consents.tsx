import { Title } from '../parts/Title';
import { Consent, type Purpose } from './Consent';
import { useConsentWords } from './texts';

const PURPOSES: Purpose[] = ['MARKETING_SMS', 'MARKETING_EMAIL', 'MARKETING_CALL', 'PROFILING'];

/** What the bank may only do with the customer's consent. */
export default function Consents() {
  const say = useConsentWords();
  return (
    <>
      <Title>{say('title')}</Title>
      <p className="quiet">{say('intro')}</p>
      {PURPOSES.map((each) => (
        <Consent key={each} purpose={each} />
      ))}
    </>
  );
}
