import { type Answered, api, body } from '../../api/client';
import { Problem } from '../../api/problem';
import { fileOf, type Line } from './lines';

export type Outcome = Answered<'/api/customer-imports', 'post'>[number];

/** This few lines are always accepted in one call. */
const FEWEST = 20;

/** The lines of one request; a retry is the same operation. */
export interface Portion {
  size: number;
  key: string;
}

export function firstPortion(): Portion {
  return { size: 50, key: crypto.randomUUID() };
}

/** Sends lines; each result has the line's number in the file. */
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

/** A smaller number of lines if the server cannot take as many now; undefined if that cannot help. */
export function smaller(portion: Portion, failure: unknown): Portion | undefined {
  const tooLong = failure instanceof Problem && failure.code === 'import-too-long';
  return tooLong && portion.size > FEWEST
    ? { size: Math.max(FEWEST, Math.floor(portion.size / 2)), key: crypto.randomUUID() }
    : undefined;
}
