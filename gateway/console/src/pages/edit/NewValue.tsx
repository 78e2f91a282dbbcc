import { Button, Input, Space } from 'antd';
import { FieldInput } from '../../parts/FieldInput';
import type { FieldAria } from '../../parts/fieldAria';
import type { Field } from '../../parts/fields';
import { useTexts } from './texts';

type Value = string | string[] | null | undefined;

interface Props extends FieldAria {
  field: Field;
  removable: boolean;
  value?: Value;
  onChange?: (value: Value) => void;
}

/** The input for a new value, or the choice to remove it. */
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
      <FieldInput
        {...told}
        field={field}
        value={value}
        onChange={onChange}
        hint={say(field.several ? 'listHint' : 'newValue')}
      />
      {removable && <Button onClick={() => onChange(null)}>{say('remove')}</Button>}
    </Space.Compact>
  );
}
