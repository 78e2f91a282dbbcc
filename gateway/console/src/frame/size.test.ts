import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const BUILT = 'target/classes/META-INF/guanhu-console';
const LIMIT = 350_000;

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

it('loads at most 350 KB, compressed, before the home page is there', () => {
  expect(existsSync(`${BUILT}/manifest.json`), 'the bundle is built before the tests').toBe(true);
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${BUILT}/manifest.json`, 'utf8'));
  const files = [...needed(manifest, ['index.html', 'src/pages/home/HomePage.tsx'])];
  const size = files.reduce((sum, file) => sum + readFileSync(`${BUILT}/${file}.gz`).length, 0);
  expect(files.length).toBeGreaterThan(3);
  expect(size).toBeGreaterThan(100 * 1024);
  expect(size).toBeLessThanOrEqual(LIMIT);
});
