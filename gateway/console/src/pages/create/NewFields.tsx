import { Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../frame/words';
import { FieldGrid } from '../../parts/FieldGrid';
import { FieldInput } from '../../parts/FieldInput';
import { type Field, useFields } from '../../parts/fields';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Group = 'who' | 'reach' | 'more';

/** How people ask for it: who it is, how to reach them, and what else there is. */
function groupOf(field: Field): Group {
  switch (field.category) {
    case 'IDENTITY':
      return 'who';
    case 'CONTACT':
      return 'reach';
    default:
      return 'more';
  }
}

/** Empty is not filled in; whether a value is good the API says. */
export function NewFields() {
  const say = useTexts();
  const fields = useFields();
  return (['who', 'reach', 'more'] as const).map((group) => (
    <section key={group}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {say(group)}
      </Typography.Title>
      <FieldGrid>
        {fields
          .filter((field) => groupOf(field) === group)
          .map((field) => (
            <NewField key={field.code} field={field} />
          ))}
      </FieldGrid>
    </section>
  ));
}

function NewField({ field }: { field: Field }) {
  const say = useTexts();
  const speak = useVocabulary();
  const chinese = useTranslation().i18n.language === 'zh-CN';
  return (
    <Form.Item
      name={field.code}
      label={nameOf(speak, field.code)}
      extra={hintOf(field, say)}
      rules={field.required ? [{ required: true, whitespace: true, message: say('required') }] : []}
    >
      <FieldInput field={field} clearable={false} hint={chinese ? field.chinese.help : field.english.help} />
    </Form.Item>
  );
}

function hintOf(field: Field, say: ReturnType<typeof useTexts>): string | undefined {
  if (field.several) {
    return say('listHint');
  }
  return field.kind === 'DAY' ? say('lately') : undefined;
}
