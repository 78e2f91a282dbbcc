import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const BUILT = 'target/classes/META-INF/guanhu-console';
const LIMIT = 150_000;
const PAGES = [
  'policy/Policy',
  'form/Form',
  'home/Home',
  'consents/Consents',
  'erasure/Asking',
  'erasure/Walk',
  'requests/Requests',
  'requests/OneRequest',
];

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** All files that a browser needs before it shows anything. */
function needed(manifest: Record<string, Chunk>, names: string[], files = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (chunk !== undefined && !files.has(chunk.file)) {
      files.add(chunk.file);
      for (const css of chunk.css ?? []) {
        files.add(css);
      }
      needed(manifest, chunk.imports ?? [], files);
    }
  }
  return files;
}

it.each(PAGES)('loads at most 150 KB, compressed, before %s is there', (page) => {
  expect(existsSync(`${BUILT}/manifest.json`), 'the bundle is built before the tests').toBe(true);
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${BUILT}/manifest.json`, 'utf8'));
  const name = `src/centre/${page}.tsx`;
  expect(manifest).toHaveProperty([name]);
  const files = [...needed(manifest, ['privacy.html', name])];
  const size = files.reduce((sum, file) => sum + readFileSync(`${BUILT}/${file}.gz`).length, 0);
  expect(files.length).toBeGreaterThan(2);
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThanOrEqual(LIMIT);
});
