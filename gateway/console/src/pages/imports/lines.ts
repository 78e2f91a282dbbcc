/** A line of a file that is not blank, unchanged; the API decides whether it can be read. */
export interface Line {
  /** Counted from 1, blank ones too. */
  number: number;
  bytes: Uint8Array<ArrayBuffer>;
}

const LINE_FEED = 0x0a;

/** Splits before decoding, so that a line in another encoding does not affect the others. */
export function linesOf(file: Uint8Array<ArrayBuffer>): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let number = 1; from <= file.length; number++) {
    const found = file.indexOf(LINE_FEED, from);
    const end = found < 0 ? file.length : found;
    const bytes = file.subarray(from, end);
    if (bytes.some((byte) => byte > 0x20)) {
      lines.push({ number, bytes });
    }
    from = end + 1;
  }
  return lines;
}

/** The lines as a file again. */
export function fileOf(lines: Line[]): Blob {
  return new Blob(
    lines.flatMap(({ bytes }) => [bytes, '\n']),
    { type: 'application/x-ndjson' },
  );
}

/** A line for the preview; undefined if it is not valid UTF-8. */
export function textOf({ bytes }: Line): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
