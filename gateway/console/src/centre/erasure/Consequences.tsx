import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useVocabulary } from '../../parts/vocabulary';
import { useErasureWords } from './texts';

type Line = PrivacyRequest['consequences'][number];

const TAGS = { ERASE: 'deletedTag', RESTRICT: 'restrictedTag', KEEP: 'keptTag' } as const;

/** What happens to each category, until when it is kept and under which law, and what no longer works. */
export function Consequences({ request }: { request: PrivacyRequest }) {
  const say = useErasureWords();
  return (
    <>
      <ul className="list">
        {request.consequences.map((line) => (
          <Consequence key={line.category} line={line} />
        ))}
      </ul>
      {request.noLongerWorks.length > 0 && (
        <div className="note warning">
          <strong>{say('noLongerWorks')}</strong>
          <ul className="lines">
            {request.noLongerWorks.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Consequence({ line }: { line: Line }) {
  const say = useErasureWords();
  const speak = useVocabulary();
  const { day } = useMoments();
  const { treatment, erasedFields, until } = line;
  const names = new Intl.ListFormat(document.documentElement.lang);
  return (
    <li className="card">
      <div className="row apart">
        <h2>{nameOf(speak, line.category)}</h2>
        <span className={treatment === 'ERASE' ? 'tag' : 'tag keep'}>{say(TAGS[treatment])}</span>
      </div>
      <p>{line.explanation}</p>
      {until && <p>{say('until', { day: day(until) })}</p>}
      {treatment !== 'ERASE' && erasedFields.length > 0 && (
        <p>{say('partly', { fields: names.format(erasedFields.map((each) => nameOf(speak, each))) })}</p>
      )}
      <p className="quiet">{say('law', { article: line.citation })}</p>
    </li>
  );
}
