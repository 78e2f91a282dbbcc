import { Input, Select } from 'antd';
import { nameOf } from '../frame/words';
import { DayPicker } from './DayPicker';
import type { FieldAria } from './fieldAria';
import type { Field } from './fields';
import { useVocabulary } from './vocabulary';
import { todayOfTheBank } from './workingDays';

interface Props extends FieldAria {
  field: Field;
  hint?: string;
  /** Whether a choice can be cleared. */
  clearable?: boolean;
  value?: string | string[] | undefined;
  onChange?: (value: string | string[] | undefined) => void;
}

/** Takes the value of a field, in the form that the field has. */
export function FieldInput({ field, hint, clearable = true, value, onChange = () => {}, ...told }: Props) {
  const speak = useVocabulary();
  if (field.several) {
    return (
      <Select
        {...told}
        mode="tags"
        open={false}
        suffixIcon={null}
        style={{ flex: 1, minWidth: 0 }}
        placeholder={hint}
        value={Array.isArray(value) ? value : []}
        onChange={(texts: string[]) => onChange(texts)}
      />
    );
  }
  if (field.options.length > 0) {
    return (
      <Select
        {...told}
        allowClear={clearable}
        style={{ flex: 1 }}
        placeholder={hint}
        value={value}
        onChange={onChange}
        options={field.options.map((option) => ({ value: option, label: nameOf(speak, option) }))}
      />
    );
  }
  if (field.kind === 'DAY') {
    return (
      <DayPicker
        {...told}
        max={todayOfTheBank()}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
      />
    );
  }
  return (
    <Input
      {...told}
      value={value}
      placeholder={hint}
      maxLength={field.longest ?? 300}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
