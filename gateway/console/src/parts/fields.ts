import { queryOptions, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type Answered, api, body } from '../api/client';
import type { Language } from '../frame/language';

/** The definition of a field of a customer. */
export type Field = Answered<'/api/customers/fields', 'get'>[number];

const NONE: Field[] = [];

/** The fields of a customer in the order in which people read them. They and their names are read once. */
export const fieldsQuery = queryOptions({
  queryKey: ['customer-fields'],
  queryFn: async () => {
    const fields = await body(api.GET('/api/customers/fields'));
    learn('en', fields, (field) => field.english.label);
    learn('zh-CN', fields, (field) => field.chinese.label);
    return fields;
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** A field is called by one name on every page, and so is the search for it. */
function learn(language: Language, fields: Field[], label: (field: Field) => string) {
  const names = fields.flatMap((field) => [
    [field.code, label(field)],
    [field.searchedAs ?? field.code, label(field)],
  ]);
  i18next.addResourceBundle(language, 'vocabulary', Object.fromEntries(names), true, true);
}

/** None where they could not be read: a page that needs them stands within {@link WithFields}. */
export function useFields(): Field[] {
  return useQuery(fieldsQuery).data ?? NONE;
}

/** The codes of fields whose values are words of the API, shown in the reader's language. */
export function useCodedFields(): Set<string> {
  return new Set(useFields().flatMap((field) => (field.options.length > 0 ? [field.code] : [])));
}
