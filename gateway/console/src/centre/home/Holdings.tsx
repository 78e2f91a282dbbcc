import { nameOf } from '../../frame/words';
import type { Customer } from '../../parts/customers';
import { useCodedFields, useFields } from '../../parts/fields';
import { useMoments } from '../../parts/moments';
import { useVocabulary } from '../../parts/vocabulary';
import { Value } from '../parts/Value';
import { useHomeWords } from './texts';

type Held = Pick<Customer, 'fields' | 'categories' | 'branch' | 'owner' | 'relationshipEndedOn'>;

/** One card for each category of data that is or was held. */
export function Holdings({ held }: { held: Held }) {
  const say = useHomeWords();
  const speak = useVocabulary();
  const { day } = useMoments();
  const categories = Object.entries(held.categories).filter(([, how]) => how !== 'NONE');
  return (
    <>
      {categories.map(([category, how]) => (
        <section className="card" key={category} aria-labelledby={`held-${category}`}>
          <div className="row apart">
            <h2 id={`held-${category}`}>{nameOf(speak, category)}</h2>
            {how === 'RESTRICTED' && <span className="tag keep">{say('restrictedTag')}</span>}
            {how === 'ERASED' && <span className="tag over">{say('erased')}</span>}
          </div>
          {how === 'RESTRICTED' && <p className="quiet">{say('restricted')}</p>}
          {how === 'HELD' && <Fields held={held} category={category} />}
        </section>
      ))}
      {(held.owner ?? held.relationshipEndedOn) && (
        <section className="card">
          <dl className="facts">
            {held.owner && (
              <>
                <dt>{say('manager')}</dt>
                <dd>{held.owner.managerId}</dd>
              </>
            )}
            {held.relationshipEndedOn && (
              <>
                <dt>{say('ended')}</dt>
                <dd>{day(held.relationshipEndedOn)}</dd>
              </>
            )}
          </dl>
        </section>
      )}
    </>
  );
}

function Fields({ held, category }: { held: Held; category: string }) {
  const speak = useVocabulary();
  const { day } = useMoments();
  const values: Record<string, unknown> = held.fields;
  const words = useCodedFields();
  const fields = useFields().filter((each) => each.category === category && values[each.code] !== undefined);
  return (
    <dl className="facts">
      {fields.map(({ code, kind }) => {
        const spoken = words.has(code) ? (name: string) => nameOf(speak, name) : undefined;
        return (
          <div key={code} className="fact">
            <dt>{nameOf(speak, code)}</dt>
            <dd>
              <Value value={values[code]} spoken={kind === 'DAY' ? day : spoken} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
