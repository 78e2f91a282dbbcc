import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dictionary } from './words';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((each) => /\.tsx?$/.test(each) && !each.includes('.test.'))
  .map((each) => readFileSync(`src/${each}`, 'utf8'));

describe('the words of the console', async () => {
  const modules = import.meta.glob(['/src/**/texts.ts', '/src/**/*Words.ts', '/src/**/vocabulary.ts']);
  await Promise.all(Object.values(modules).map((load) => load()));

  it('finds all of them', () => {
    const declared = sources.join('').match(/ = words\('/g) ?? [];
    expect(dictionary.size).toBe(declared.length);
    expect(dictionary.size).toBeGreaterThan(5);
  });

  it.each([...dictionary])('says everything in both languages: %s', (_, words) => {
    expect(Object.keys(words.en)).toEqual(Object.keys(words['zh-CN']));
    for (const [key, text] of Object.entries(words['zh-CN'])) {
      const other = words.en[key] ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      expect(other, key).not.toMatch(/\p{Script=Han}/u);
      const values = (all: string) => [...all.matchAll(/{{\w+}}/g)].map(String).sort();
      expect(values(other), key).toEqual(values(text));
    }
  });

  it('writes no Chinese beside them', () => {
    const allowed = /管户 Guanhu|'中文'|'zh-CN': '[^']*'/g;
    const code = sources.filter((each) => !each.includes(' = words('));
    expect(code.join('\n').replace(allowed, '')).not.toMatch(/\p{Script=Han}/u);
  });
});
