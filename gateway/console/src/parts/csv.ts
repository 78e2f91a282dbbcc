/**
 * Spreadsheets interpret a text with such a beginning as a formula, including full-width forms from Chinese keyboards.
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const BOM = '\uFEFF';

/** The maximum number of rows that the API allows. */
const MOST_ROWS = 1000;

/** Rows as a file for spreadsheets, in UTF-8 and with nothing that they would calculate (RFC 4180). */
export function csvOf(rows: string[][]): string {
  return BOM + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The headings and rows of a table: masked where the table is, and without columns of actions. */
export function shownIn(table: HTMLElement): { headings: string[]; rows: string[][] } {
  const [head, ...rows] = table.querySelectorAll<HTMLElement>('thead tr, tbody tr:not([aria-hidden="true"])');
  return { headings: cellsOf(head), rows: rows.slice(0, MOST_ROWS).map(cellsOf) };
}

function cellsOf(row: HTMLElement | undefined): string[] {
  return [...(row?.querySelectorAll<HTMLElement>('th, td') ?? [])]
    .filter((cell) => !cell.matches('.unprinted, .ant-table-selection-column'))
    .map(textOf);
}

/** Separates values that are shown below each other. */
function textOf(cell: HTMLElement): string {
  // biome-ignore lint/performance/useDomNodeTextContent: lines are told apart by how they are laid out
  return cell.innerText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('; ');
}
