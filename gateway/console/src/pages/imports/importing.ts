import { type Answered, api, body } from '../../api/client';
import { Problem } from '../../api/problem';
import { fileOf, type Line } from './lines';

export type Outcome = Answered<'/api/customer-imports', 'post'>[number];

/** So few lines are never too many for one call. */
const FEWEST = 20;

/** What is sent at a time; a try again is the same act. */
export interface Portion {
  size: number;
  key: string;
}

export function firstPortion(): Portion {
  return { size: 50, key: crypto.randomUUID() };
}

/** Sends lines; an outcome bears the number that its line has in the file. */
export async function send(lines: Line[], key: string): Promise<Outcome[]> {
  const answer = await body(
    api.POST('/api/customer-imports', {
      params: { header: { 'Idempotency-Key': key } },
      headers: { 'Content-Type': 'application/x-ndjson', Accept: 'application/x-ndjson' },
      body: fileOf(lines) as never, // the document describes one line
      bodySerializer: (file: unknown) => file as Blob,
      parseAs: 'text',
    }),
  );
  return answer
    .split('\n')
    .filter((each) => each !== '')
    .map((each): Outcome => JSON.parse(each))
    .map((each) => ({ ...each, line: lines[each.line - 1]?.number ?? each.line }));
}

/** Fewer lines at a time, where the machine cannot take as many just now; nothing if that cannot help. */
export function smaller(portion: Portion, failure: unknown): Portion | undefined {
  const tooLong = failure instanceof Problem && failure.code === 'import-too-long';
  return tooLong && portion.size > FEWEST
    ? { size: Math.max(FEWEST, Math.floor(portion.size / 2)), key: crypto.randomUUID() }
    : undefined;
}
