import { Form, Typography } from 'antd';
import { FieldGrid } from '../../parts/FieldGrid';
import { FieldInput } from '../../parts/FieldInput';
import { FIELDS, type Field, type FieldName } from '../../parts/fields';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Group = 'who' | 'reach' | 'more';

/** How people ask for it: who it is, how to reach them, and what else there is. */
const GROUPS: Record<Group, FieldName[]> = {
  who: ['name', 'idType', 'idNumber'],
  reach: ['phone', 'email', 'address', 'otherPhones'],
  more: ['accountNumbers', 'lastTransactionOn', 'marketingAddress', 'marketingPreferences', 'serviceNotes'],
};

/** Empty is not filled in; whether a value is good the API says. */
export function NewFields() {
  const say = useTexts();
  return Object.entries(GROUPS).map(([group, codes]) => (
    <section key={group}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {say(group as Group)}
      </Typography.Title>
      <FieldGrid>
        {FIELDS.filter((field) => codes.includes(field.code)).map((field) => (
          <NewField key={field.code} field={field} />
        ))}
      </FieldGrid>
    </section>
  ));
}

function NewField({ field }: { field: Field }) {
  const say = useTexts();
  const speak = useVocabulary();
  return (
    <Form.Item
      name={field.code}
      label={speak(field.code)}
      extra={hintOf(field, say)}
      rules={field.required ? [{ required: true, whitespace: true, message: say('required') }] : []}
    >
      <FieldInput field={field} clearable={false} />
    </Form.Item>
  );
}

function hintOf(field: Field, say: ReturnType<typeof useTexts>): string | undefined {
  if (field.kind === 'list') {
    return say('listHint');
  }
  return field.code === 'lastTransactionOn' ? say('lately') : undefined;
}
