/** A field of a request and what is wrong with it, in the reader's language. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** The content of a problem document (RFC 9457). */
interface ProblemDocument {
  title?: string;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: FieldError[];
  attemptsLeft?: number;
  /** Additional members of a problem, such as the customer concerned. */
  [member: string]: unknown;
}

let trace: string | undefined;

/** The trace id by which support finds the latest refusal. */
export function lastTrace(): string | undefined {
  return trace;
}

/** A refusal by the server. */
export class Problem extends Error {
  readonly detail: string | undefined;
  readonly code: string;
  readonly traceId: string | undefined;
  readonly errors: readonly FieldError[];
  /** After a wrong code: the number of attempts left. */
  readonly attemptsLeft: number | undefined;

  constructor(
    readonly status: number,
    private readonly document: ProblemDocument = {},
    /** Seconds to wait before retrying, if the server named them. */
    readonly retryAfter?: number,
  ) {
    super(document.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.detail = document.detail;
    this.code = document.code ?? `http-${status}`;
    this.traceId = document.traceId;
    this.errors = document.errors ?? [];
    this.attemptsLeft = document.attemptsLeft;
    trace = this.traceId ?? trace;
  }

  static async of(response: Response): Promise<Problem> {
    const document = await response.json().catch(() => ({}));
    return new Problem(response.status, document ?? {}, waitOf(response));
  }

  /** An additional text in problems of this kind. */
  textOf(member: string): string | undefined {
    const text = this.document[member];
    return typeof text === 'string' ? text : undefined;
  }

  /** Whether the same request may succeed in a moment. */
  get passing(): boolean {
    return this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** No answer at all: the network is down or too slow. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('No answer', { cause });
    this.name = 'Unreachable';
  }
}

function waitOf(response: Response): number | undefined {
  const header = response.headers.get('Retry-After');
  if (header === null) {
    return undefined;
  }
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
