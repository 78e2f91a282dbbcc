import type { FormInstance } from 'antd';
import { useState } from 'react';
import { Problem } from '../api/problem';

/**
 * Puts what the server says about single fields at those fields, in its own words, and keeps the rest to be shown above
 * the form.
 */
export function useFormProblems(form: FormInstance) {
  const [rest, setRest] = useState<Error>();
  const show = (error: Error) => {
    const told = error instanceof Problem ? error.errors : [];
    const known = new Set(form.getFieldsError().map((each) => each.name.join('.')));
    const placed = told.flatMap(({ field, message }) => {
      const name = nameOf(field, known);
      return name === undefined ? [] : [{ name, message }];
    });
    form.setFields(placed.map(({ name, message }) => ({ name, errors: [message] })));
    const first = placed[0];
    if (first !== undefined) {
      form.scrollToField(first.name, { focus: true, block: 'center' });
    }
    setRest(placed.length > 0 && placed.length === told.length ? undefined : error);
  };
  return { rest, show, clear: () => setRest(undefined) };
}

/**
 * The field of the form that a name of the API stands for: `stretches[2].from` where each stretch has fields, and the
 * whole list of `patch.otherPhones[1]`, which is typed in one.
 */
function nameOf(field: string, known: Set<string>): (string | number)[] | undefined {
  const path = [...field.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
  while (path.length > 0 && !known.has(path.join('.'))) {
    path.pop();
  }
  return path.length > 0 ? path : undefined;
}
