import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { dictionary, type Words } from './words';

/** Texts in both languages, which tests of their own compare. */
const OF_THEIR_OWN = /(\/help|releaseNotes|testing\/fields)\.ts$/;

const COUNT = '{{count}}';

/** What follows or goes before a number without being a noun of it. */
const THE_SAME_OF_ONE = /{{count}} (shown|handled|settled)$|: {{count}}\.|\({{count}}\)$/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (each) => /\.tsx?$/.test(each) && !each.includes('.test.') && !OF_THEIR_OWN.test(each),
);
const texts = new Map(files.map((each) => [each, readFileSync(`src/${each}`, 'utf8')]));
const sources = [...texts.values()];

/** Each text beside each form of it in the other language. */
function pairsOf(words: { 'zh-CN': Words; en: Words }): [key: string, text: string, other: string][] {
  return Object.entries(words['zh-CN']).flatMap(([key, text]) =>
    formsOf(words.en[key]).map((other): [string, string, string] => [key, String(text), other]),
  );
}

function formsOf(text: Words[string] = ''): string[] {
  return typeof text === 'string' ? [text] : [text.one, text.other];
}

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
    for (const [key, text, other] of pairsOf(words)) {
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      expect(other, key).not.toMatch(/\p{Script=Han}/u);
      const values = (all: string) => [...all.matchAll(/{{\w+}}/g)].map(String).sort();
      expect([values(text), values(text).filter((each) => each !== COUNT)], key).toContainEqual(
        values(other),
      );
    }
  });

  it.each([...dictionary])('counts as English does: %s', (_, { en }) => {
    for (const [key, text] of Object.entries(en)) {
      if (typeof text === 'string') {
        expect(text.replace(THE_SAME_OF_ONE, ''), key).not.toContain(COUNT);
      } else {
        expect(text.other, key).toContain(COUNT);
        expect(text.one, key).not.toBe(text.other);
      }
    }
  });

  it('says one of a thing as one', async () => {
    await i18next.changeLanguage('en');
    expect(i18next.t('tried', { ns: 'message', count: 1 })).toBe('Tried once');
    expect(i18next.t('tried', { ns: 'message', count: 2 })).toBe('Tried 2 times');
  });

  it('writes no Chinese beside them', () => {
    const allowed = /管户 Guanhu|'中文'|'zh-CN': '[^']*'/g;
    const code = sources.filter((each) => !each.includes(' = words('));
    expect(code.join('\n').replace(allowed, '')).not.toMatch(/\p{Script=Han}/u);
  });
});

/** What a receipt of an erasure says was done; the API's document does not enumerate it. */
const RECEIPT_ACTIONS = ['ERASED', 'RESTRICTED', 'KEY_DESTROYED', 'NOTHING_HELD'];

/** Everything that has a name of the API's own: enumerations, templates of messages, roles. */
const lists: string[][] = [...enumerations(), templates(), roles(), permissions(), RECEIPT_ACTIONS];

function enumerations(): string[][] {
  const openapi = readFileSync('../src/main/openapi/openapi.json', 'utf8');
  const found = [...openapi.matchAll(/"enum" : \[([^\]]*)\]/g)];
  return found.map(([, names = '']) => [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name));
}

function templates(): string[] {
  return readdirSync('../../notification-service/src/main/resources/templates');
}

/** The rows of the permission table. */
function permissions(): string[] {
  const table = readFileSync('../../contract/src/main/resources/contract/permissions.csv', 'utf8');
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.slice(0, row.indexOf(',')));
}

/** The first columns of the permission table. */
function roles(): string[] {
  const table = readFileSync('../../contract/src/main/resources/contract/permissions.csv', 'utf8');
  const columns = table.slice(0, table.indexOf('\n')).split(',');
  return columns.slice(1, columns.indexOf('core-banking'));
}

/** A list counts where all of it is spoken: a name shared with a list that others speak keeps no word alive. */
function namesOfTheApi(keys: Set<string>): Set<string> {
  return new Set(lists.filter((each) => each.every((name) => keys.has(name))).flat());
}

/** The files that read the words of a namespace. */
function readersOf(namespace: string): string[] {
  const [hook, home] = declarationOf(namespace);
  const imported = new RegExp(`import {[^}]*\\b${hook}\\b[^}]*} from '([^']+)'`);
  return [...texts]
    .filter(([file, text]) => {
      const from = imported.exec(text)?.[1];
      return from !== undefined && join(dirname(file), from) === home;
    })
    .map(([, text]) => text);
}

function declarationOf(namespace: string): [hook: string, home: string] {
  for (const [file, text] of texts) {
    const hook = new RegExp(`export const (\\w+) = words\\('${namespace}'`).exec(text)?.[1];
    if (hook !== undefined) {
      return [hook, file.replace(/\.ts$/, '')];
    }
  }
  throw new Error(`Nothing declares ${namespace}`);
}

describe('a word of the console', () => {
  it('is there for every template of a message and for every role', () => {
    expect(Object.keys(dictionary.get('templates')?.en ?? {}).sort()).toEqual(templates().sort());
    expect(Object.keys(dictionary.get('vocabulary')?.en ?? {})).toEqual(expect.arrayContaining(roles()));
    expect(enumerations().length).toBeGreaterThan(10);
  });

  it.each([...dictionary])('is said somewhere: %s', (namespace, { en }) => {
    const keys = Object.keys(en);
    const named = namesOfTheApi(new Set(keys));
    const readers = readersOf(namespace).join('');
    const said = (key: string) => named.has(key) || readers.includes(`'${key}'`);
    expect(keys.filter((key) => !said(key))).toEqual([]);
  });
});
