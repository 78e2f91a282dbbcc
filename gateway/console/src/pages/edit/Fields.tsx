import { Flex, Form, Typography } from 'antd';
import { nameOf } from '../../frame/words';
import type { Customer } from '../../parts/customers';
import { FieldGrid } from '../../parts/FieldGrid';
import { FieldValue } from '../../parts/FieldValue';
import { useCodedFields, useFields } from '../../parts/fields';
import { useVocabulary } from '../../parts/vocabulary';
import { NewValue } from './NewValue';
import { useTexts } from './texts';

/** Each field with its current value, and an input for a new one. */
export function Fields({ customer }: { customer: Customer }) {
  const say = useTexts();
  const speak = useVocabulary();
  const fields = useFields();
  const spoken = useCodedFields();
  const values: Record<string, unknown> = customer.fields;
  const open = fields.filter((field) => mayChange(customer.categories?.[field.category]));
  const closed = [...new Set(fields.filter((field) => !open.includes(field)).map((field) => field.category))];
  return (
    <>
      <FieldGrid>
        {open.map((field) => {
          const value = values[field.code];
          const shown = spoken.has(field.code) && typeof value === 'string' ? nameOf(speak, value) : value;
          return (
            <Form.Item
              key={field.code}
              name={['patch', field.code]}
              label={nameOf(speak, field.code)}
              extra={
                <Flex gap={6}>
                  {say('now')}: <FieldValue value={shown} />
                </Flex>
              }
            >
              <NewValue field={field} removable={!field.required && value !== undefined} />
            </Form.Item>
          );
        })}
      </FieldGrid>
      {closed.length > 0 && (
        <Typography.Paragraph type="secondary">
          {say('notHeld', { categories: closed.map((category) => nameOf(speak, category)).join(', ') })}
        </Typography.Paragraph>
      )}
    </>
  );
}

function mayChange(holding: string | undefined): boolean {
  return holding === undefined || holding === 'HELD' || holding === 'NONE';
}
