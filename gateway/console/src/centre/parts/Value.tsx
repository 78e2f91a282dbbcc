import { useCentreWords } from '../frame/texts';

/** A value, masked or not; masked ones are announced to screen readers. */
export function Value({ value, spoken }: { value: unknown; spoken?: (name: string) => string }) {
  const say = useCentreWords();
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => each != null && each !== '');
  if (texts.length === 0) {
    return <span className="quiet">{say('nothing')}</span>;
  }
  return texts.map(String).map((text) => (
    <div key={text} className="numbers">
      {spoken === undefined ? text : spoken(text)}
      {text.includes('*') && <span className="hidden"> ({say('masked')})</span>}
    </div>
  ));
}
