import table from '../../../../contract/src/main/resources/contract/permissions.csv?raw';
import { words } from '../frame/words';

/** A field of a row, quoted if it contains a comma. */
const FIELD = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/gy;

function fieldsOf(row: string): string[] {
  return [...row.matchAll(FIELD)].map(([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}

const rows = table.trim().split(/\r?\n/).map(fieldsOf);
/** The column in English; the next one is in Chinese. */
const MEANING = rows[0]?.indexOf('meaning') ?? -1;

/** A column of the table, by the name of the permission. */
function column(at: number): Record<string, string> {
  return Object.fromEntries(rows.slice(1).map((fields) => [fields[0] ?? '', fields[at] ?? '']));
}

/** The meaning of each permission, from the permission table. */
export const usePermissionWords = words('permissions', {
  'zh-CN': column(MEANING + 1),
  en: column(MEANING),
});

export const PERMISSIONS = Object.keys(column(0));
