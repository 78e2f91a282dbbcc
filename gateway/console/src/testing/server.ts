import { vi } from 'vitest';
import { FIELDS } from './fields';

/** A request as it arrived. */
export interface Arrived {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

type Reply = Response | ((request: Arrived) => Response | Promise<Response>);

/** Stands for the gateway: answers by method and path, in the order in which answers were given, the last for good. */
export class Server {
  readonly arrived: Arrived[] = [];
  private readonly replies = new Map<string, Reply[]>();

  constructor() {
    this.on('GET /api/customers/fields', json(FIELDS));
    vi.stubGlobal('fetch', (input: RequestInfo | URL) => this.answer(input));
  }

  on(operation: string, ...replies: Reply[]): this {
    this.replies.set(operation, replies);
    return this;
  }

  arrivedAt(operation: string): Arrived[] {
    return this.arrived.filter((each) => `${each.method} ${each.path}` === operation);
  }

  private async answer(input: RequestInfo | URL): Promise<Response> {
    const request = input instanceof Request ? input : new Request(new URL(String(input), location.origin));
    const path = new URL(request.url).pathname;
    const text = await request.clone().text();
    const arrived = {
      method: request.method,
      path,
      headers: request.headers,
      body: sent(text, request.headers.get('Content-Type')),
    };
    this.arrived.push(arrived);
    const queue = this.replies.get(`${request.method} ${path}`);
    const reply = queue !== undefined && queue.length > 1 ? queue.shift() : queue?.[0];
    if (reply === undefined) {
      throw new Error(`Nothing answers ${request.method} ${path}`);
    }
    return typeof reply === 'function' ? reply(arrived) : reply.clone();
  }
}

/** What is not JSON is kept as it is. */
function sent(text: string, type: string | null): unknown {
  if (text === '') {
    return undefined;
  }
  return type?.startsWith('application/json') ? JSON.parse(text) : text;
}

export function json(value: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

export function problem(
  status: number,
  document: object = {},
  headers: Record<string, string> = {},
): Response {
  return json({ status, ...document }, headers, status);
}

const MANAGER = {
  person: 'subject of E1101',
  name: 'e1101',
  employeeId: 'E1101',
  branch: 'BJ/CHAOYANG/001',
  roles: ['relationship-manager'],
};

export function session(...permissions: string[]): Response {
  return sessionOf(MANAGER, ...permissions);
}

/** Somebody else than the manager E1101: a colleague, or who is described. */
export function sessionOf(who: string | Partial<typeof MANAGER>, ...permissions: string[]): Response {
  const person =
    typeof who === 'string'
      ? { ...MANAGER, person: `subject of ${who}`, employeeId: who, name: who.toLowerCase() }
      : who;
  return json({ signedIn: true, ...person, permissions, acr: '2', csrfCookie: 'guanhu-csrf' });
}

export function text(content: string): Response {
  return new Response(content, { headers: { 'Content-Type': 'text/plain' } });
}
