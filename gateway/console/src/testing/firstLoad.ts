import { existsSync, readFileSync } from 'node:fs';

const BUILT = 'target/classes/META-INF/guanhu-console';

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** The files that a browser needs before something is there, and how many bytes they are, compressed. */
export function firstLoad(page: string, source: string): { files: string[]; size: number } {
  if (!existsSync(`${BUILT}/manifest.json`)) {
    throw new Error('The bundle is built before the tests: gateway/console/build bundle');
  }
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${BUILT}/manifest.json`, 'utf8'));
  if (manifest[page] === undefined || manifest[source] === undefined) {
    throw new Error(`The bundle has no ${page} or no ${source}`);
  }
  const files = [...needed(manifest, [page, source])];
  return { files, size: files.reduce((sum, file) => sum + readFileSync(`${BUILT}/${file}.gz`).length, 0) };
}

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
