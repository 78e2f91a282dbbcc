import { Button, DatePicker, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import type { Field } from '../../parts/fields';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Value = string | string[] | null | undefined;

interface Props {
  field: Field;
  removable: boolean;
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
}

/** A value to be, in the form of its field; or that there shall be none. */
export function NewValue({ field, removable, id, value, onChange = () => {} }: Props) {
  const say = useTexts();
  if (value === null) {
    return (
      <Space.Compact block>
        <Input id={id} disabled value={say('willGo')} />
        <Button onClick={() => onChange(undefined)}>{say('keep')}</Button>
      </Space.Compact>
    );
  }
  return (
    <Space.Compact block>
      <Typing field={field} id={id} value={value} onChange={onChange} />
      {removable && <Button onClick={() => onChange(null)}>{say('remove')}</Button>}
    </Space.Compact>
  );
}

interface TypingProps {
  field: Field;
  id: string | undefined;
  value: Exclude<Value, null>;
  onChange: (value: Value) => void;
}

function Typing({ field, id, value, onChange }: TypingProps) {
  const say = useTexts();
  const speak = useVocabulary();
  switch (field.kind) {
    case 'text':
      return (
        <Input
          id={id}
          value={value}
          placeholder={say('newValue')}
          maxLength={300}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'list':
      return (
        <Select
          id={id}
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
          id={id}
          style={{ flex: 1 }}
          maxDate={dayjs()}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(on) => onChange(on?.format('YYYY-MM-DD'))}
        />
      );
    case 'idType':
      return (
        <Select
          id={id}
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
