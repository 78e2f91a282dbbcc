import type { FormInstance } from 'antd';
import { useState } from 'react';
import { Problem } from '../api/problem';

/**
 * Puts what the server says of single fields at those fields, in its own words, and keeps the rest to be shown above
 * the form.
 */
export function useFormProblems(form: FormInstance) {
  const [rest, setRest] = useState<Error>();
  const show = (error: Error) => {
    const told = error instanceof Problem ? error.errors : [];
    const known = new Set(form.getFieldsError().map((each) => each.name.join('.')));
    const placed = told.filter((each) => known.has(nameOf(each.field).join('.')));
    form.setFields(placed.map((each) => ({ name: nameOf(each.field), errors: [each.message] })));
    const first = placed[0];
    if (first !== undefined) {
      form.scrollToField(nameOf(first.field), { focus: true, block: 'center' });
    }
    setRest(placed.length > 0 && placed.length === told.length ? undefined : error);
  };
  return { rest, show, clear: () => setRest(undefined) };
}

/** The field of the form that a name of the API stands for, such as `patch.otherPhones[1]`. */
function nameOf(field: string): string[] {
  return field.replace(/\[\d+\].*$/, '').split('.');
}
