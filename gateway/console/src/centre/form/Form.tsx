import { Title } from '../parts/Title';
import { useFormWords } from './texts';

const WISHES = ['access', 'correction', 'deletion', 'withdrawal', 'portability', 'explanation'] as const;
const SCOPE = [
  'IDENTITY',
  'CONTACT',
  'ACCOUNT',
  'TRANSACTION',
  'CREDIT',
  'MARKETING',
  'INTERACTION',
] as const;
const ANSWERS = ['sms', 'letter', 'counter'] as const;

/** In both languages, for everybody. */
const PDF = '/api/privacy-requests/application-form.pdf';

/** The standard application form, to print and to fill in by hand. */
export default function Form() {
  const say = useFormWords();
  return (
    <>
      <Title>{say('title')}</Title>
      <p>{say('intro')}</p>
      <div className="row unprinted">
        <a className="button main" href={PDF} download>
          {say('pdf')}
        </a>
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>
      </div>
      <table className="form">
        <tbody>
          <Row name={say('applicant')} />
          <Row name={say('document')} />
          <Row name={say('contact')} />
          <Row name={say('wish')} boxes={WISHES.map((each) => say(each))} />
          <Row name={say('scope')} boxes={SCOPE.map((each) => say(each))} />
          <Row name={say('reason')} />
          <Row name={say('answer')} boxes={ANSWERS.map((each) => say(each))} />
          <Row name={say('agent')} />
        </tbody>
      </table>
      <p>{say('declaration')}</p>
      <table className="form">
        <tbody>
          <Row name={say('signature')} />
          <Row name={say('date')} />
          <Row name={say('bank')} />
        </tbody>
      </table>
    </>
  );
}

/** A line to fill in, or boxes to tick, by hand. */
function Row({ name, boxes = [] }: { name: string; boxes?: string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {boxes.map((each) => (
          <div key={each} className="box">
            {each}
          </div>
        ))}
      </td>
    </tr>
  );
}
