import { Checkbox } from 'antd';
import { CATEGORIES, type Category } from './categories';
import { useVocabulary } from './vocabulary';

interface Props {
  value?: Category[];
  onChange?: (chosen: Category[]) => void;
}

/** Chooses categories of personal data. */
export function CategoryChoice({ value = [], onChange = () => {} }: Props) {
  const speak = useVocabulary();
  return (
    <Checkbox.Group<Category>
      value={value}
      onChange={onChange}
      options={CATEGORIES.map((each) => ({ value: each, label: speak(each) }))}
      style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 20px' }}
    />
  );
}
