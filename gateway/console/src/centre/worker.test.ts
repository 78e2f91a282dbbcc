import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const CODE = readFileSync('public/privacy/worker.js', 'utf8');
const ORIGIN = 'https://bank.example';

interface Asked {
  url: string;
  method: string;
  mode: string;
}

type Listener = (event: object) => void;

/** A browser's cache, by address. */
class Kept {
  readonly files = new Map<string, Response>();

  async addAll(paths: string[]) {
    for (const path of paths) {
      this.files.set(ORIGIN + path, new Response(path));
    }
  }
  async match({ url }: Asked) {
    return this.files.get(url)?.clone();
  }
  async put({ url }: Asked, answer: Response) {
    this.files.set(url, answer);
  }
  async keys() {
    return [...this.files.keys()].map((url) => ({ url }));
  }
  async delete({ url }: Asked) {
    return this.files.delete(url);
  }
}

let kept: Kept;
let network: ReturnType<typeof vi.fn>;
let listeners: Map<string, Listener>;

beforeEach(async () => {
  kept = new Kept();
  network = vi.fn(async () => new Response('from the network'));
  listeners = new Map();
  const self = {
    location: { origin: ORIGIN },
    clients: { claim: async () => {} },
    skipWaiting: async () => {},
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
  };
  const caches = {
    open: async () => kept,
    keys: async () => [],
    match: async (at: string | Asked) =>
      kept.files.get(typeof at === 'string' ? ORIGIN + at : at.url)?.clone(),
  };
  new Function('self', 'caches', 'fetch', CODE)(self, caches, network);
  await new Promise((done) => {
    listeners.get('install')?.({ waitUntil: (work: Promise<void>) => work.then(done) });
  });
});

/** The worker's answer; nothing if it leaves the request to the browser. */
async function answer(path: string, asked: Partial<Asked> = {}): Promise<string | undefined> {
  const request = { url: ORIGIN + path, method: 'GET', mode: 'cors', ...asked };
  let given: Promise<Response> | undefined;
  listeners.get('fetch')?.({
    request,
    respondWith: (one: Promise<Response>) => {
      given = one;
    },
  });
  return (await given)?.text();
}

describe('the worker', () => {
  it.each([
    '/api/customers/1/own-data',
    '/session',
    '/api/privacy-policies/current',
    '/privacy/manifest.json',
  ])('has nothing to do with %s', async (path) => {
    expect(await answer(path)).toBeUndefined();
    expect(network).not.toHaveBeenCalled();
    expect([...kept.files.keys()].some((each) => each.endsWith(path))).toBe(false);
  });

  it('never sends a write, nor anything of another site or with a query', async () => {
    expect(await answer('/console/a.js', { method: 'POST' })).toBeUndefined();
    expect(await answer('', { url: 'https://other.example/console/a.js' })).toBeUndefined();
    expect(await answer('/console/a.js?b')).toBeUndefined();
  });

  it('fetches a file once for good, and none that is not there', async () => {
    expect(await answer('/console/a-1.js')).toBe('from the network');
    expect(await answer('/console/a-1.js')).toBe('from the network');
    expect(network).toHaveBeenCalledTimes(1);
    network.mockImplementation(async () => new Response('no', { status: 404 }));
    expect(await answer('/console/b-1.js')).toBe('no');
    expect(kept.files.has(`${ORIGIN}/console/b-1.js`)).toBe(false);
  });

  it('keeps files of some builds only, and always the page for when there is no network', async () => {
    for (let number = 0; number < 90; number++) {
      await answer(`/console/a-${number}.js`);
    }
    expect(kept.files.size).toBe(83);
    expect(kept.files.has(`${ORIGIN}/console/a-0.js`)).toBe(false);
    expect(kept.files.has(`${ORIGIN}/privacy/offline.html`)).toBe(true);
  });

  it('shows the page of the network, keeps none, and says so when there is no network', async () => {
    expect(await answer('/privacy/requests', { mode: 'navigate' })).toBe('from the network');
    expect(kept.files.has(`${ORIGIN}/privacy/requests`)).toBe(false);
    network.mockImplementation(async () => Promise.reject(new TypeError('no network')));
    expect(await answer('/privacy', { mode: 'navigate' })).toBe('/privacy/offline.html');
    expect(await answer('/customers', { mode: 'navigate' })).toBeUndefined();
  });
});
