import { Button, DatePicker, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import type { Field } from '../../parts/fields';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Value = string | string[] | null | undefined;

/** What a form tells its field, so that whoever hears the page is told of a refusal too. */
interface Told {
  id?: string;
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
}

interface Props extends Told {
  field: Field;
  removable: boolean;
  value?: Value;
  onChange?: (value: Value) => void;
}

/** A value to be, in the form of its field; or that there shall be none. */
export function NewValue({ field, removable, value, onChange = () => {}, ...told }: Props) {
  const say = useTexts();
  if (value === null) {
    return (
      <Space.Compact block>
        <Input {...told} disabled value={say('willGo')} />
        <Button onClick={() => onChange(undefined)}>{say('keep')}</Button>
      </Space.Compact>
    );
  }
  return (
    <Space.Compact block>
      <Typing field={field} told={told} value={value} onChange={onChange} />
      {removable && <Button onClick={() => onChange(null)}>{say('remove')}</Button>}
    </Space.Compact>
  );
}

interface TypingProps {
  field: Field;
  told: Told;
  value: Exclude<Value, null>;
  onChange: (value: Value) => void;
}

function Typing({ field, told, value, onChange }: TypingProps) {
  const say = useTexts();
  const speak = useVocabulary();
  switch (field.kind) {
    case 'text':
      return (
        <Input
          {...told}
          value={value}
          placeholder={say('newValue')}
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
          placeholder={say('listHint')}
          value={Array.isArray(value) ? value : []}
          onChange={(texts: string[]) => onChange(texts)}
        />
      );
    case 'day':
      return (
        <DatePicker
          {...told}
          style={{ flex: 1 }}
          maxDate={dayjs()}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(on) => onChange(on?.format('YYYY-MM-DD'))}
        />
      );
    case 'idType':
      return (
        <Select
          {...told}
          allowClear
          style={{ flex: 1 }}
          placeholder={say('newValue')}
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
