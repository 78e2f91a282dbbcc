import { Input, Select } from 'antd';
import { DayPicker } from './DayPicker';
import type { Field } from './fields';
import type { Told } from './told';
import { useVocabulary } from './vocabulary';
import { todayOfTheBank } from './workingDays';

interface Props extends Told {
  field: Field;
  hint?: string;
  /** Whether a choice can be taken back. */
  clearable?: boolean;
  value?: string | string[] | undefined;
  onChange?: (value: string | string[] | undefined) => void;
}

/** Takes the value of a field, in the form that the field has. */
export function FieldInput({ field, hint, clearable = true, value, onChange = () => {}, ...told }: Props) {
  const speak = useVocabulary();
  switch (field.kind) {
    case 'text':
      return (
        <Input
          {...told}
          value={value}
          placeholder={hint}
          maxLength={300}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'list':
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
    case 'day':
      return (
        <DayPicker
          {...told}
          max={todayOfTheBank()}
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
        />
      );
    case 'idType':
      return (
        <Select
          {...told}
          allowClear={clearable}
          style={{ flex: 1 }}
          placeholder={hint}
          value={value}
          onChange={onChange}
          options={(['RESIDENT_ID', 'PASSPORT', 'OTHER'] as const).map((type) => ({
            value: type,
            label: speak(type),
          }))}
        />
      );
  }
}
