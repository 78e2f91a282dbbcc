import { describe, expect, it } from 'vitest';
import { type Bytes, equal, hex, ofBase64 } from './bytes';
import { parseCheckpoint } from './checkpoint';
import { isConsistent, isIncluded, leafHash, nodeHash } from './merkle';
import { parseKey, parseNote } from './note';
import { parseKeys, parsePolicy } from './policy';
import { cosignedBy, signedBy } from './signatures';

/** The vectors of the certificate-transparency reference implementations, as tlog's own tests have them. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const H01 = ROOTS[1] as string;
const H0123 = ROOTS[3] as string;
const LEAF_0 = ROOTS[0] as string;
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const H23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const H4567 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const LEAF_4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const H67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const H45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';

function ofHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const hashes = (...all: string[]) => all.map(ofHex);
const leaf = (at: number) => leafHash(ofHex(LEAVES[at] as string));
const root = (size: number) => ofHex(ROOTS[size - 1] as string);

describe('the tree of the log', () => {
  it('hashes leaves and nodes as RFC 6962 does', async () => {
    expect(hex(await leaf(0))).toBe(ROOTS[0]);
    expect(hex(await nodeHash(await leaf(0), await leaf(1)))).toBe(H01);
  });

  it.each([
    [0, 1, hashes()],
    [0, 8, hashes(LEAF_1, H23, H4567)],
    [5, 8, hashes(LEAF_4, H67, H0123)],
    [2, 3, hashes(H01)],
    [1, 5, hashes(LEAF_0, H23, LEAF_4)],
  ])('accepts the true inclusion of leaf %d in %d, and no other', async (index, size, proof) => {
    expect(await isIncluded(await leaf(index), index, size, proof, root(size))).toBe(true);
    expect(await isIncluded(root(8), index, size, proof, root(size))).toBe(false);
    expect(await isIncluded(await leaf(index), index + 1, size, proof, root(size))).toBe(false);
    expect(await isIncluded(await leaf(index), index, size, [...proof, root(1)], root(size))).toBe(false);
    expect(await isIncluded(await leaf(index), index, size, proof, ofHex(H45))).toBe(false);
  });

  it.each([
    [1, 1, hashes()],
    [1, 8, hashes(LEAF_1, H23, H4567)],
    [6, 8, hashes(H45, H67, H0123)],
    [2, 5, hashes(H23, LEAF_4)],
  ])('accepts that a log of %d entries grew to %d, and nothing else', async (older, newer, proof) => {
    const [one, other] = [older, newer].map((size) => ({ size, root: root(size) }));
    if (one === undefined || other === undefined) {
      throw new Error();
    }
    expect(await isConsistent(one, other, proof)).toBe(true);
    expect(await isConsistent({ ...one, root: ofHex(H45) }, other, proof)).toBe(false);
    expect(await isConsistent(one, { ...other, root: ofHex(H45) }, proof)).toBe(false);
    expect(await isConsistent(one, other, [...proof, root(1)])).toBe(false);
  });

  it('proves nothing of what is not there', async () => {
    expect(await isIncluded(await leaf(0), -1, 1, [], root(1))).toBe(false);
    expect(await isIncluded(await leaf(0), 0, 0, [], root(1))).toBe(false);
    expect(await isConsistent({ size: 0, root: root(1) }, { size: 1, root: root(1) }, [])).toBe(false);
  });
});

/** The example of the specification's first implementation (golang.org/x/mod/sumdb/note). */
const EXAMPLE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
const EXAMPLE_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

/** A checkpoint of a public log as public witnesses cosigned it. */
const PUBLIC_CHECKPOINT = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

\u2014 witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
\u2014 remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`;
const PUBLIC_WITNESS = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';

describe('a signed note', () => {
  it('is signed by its key, and by no other text', async () => {
    const key = await parseKey(EXAMPLE_KEY);
    expect(await signedBy(parseNote(EXAMPLE), key)).toBe('RIGHT');
    expect(await signedBy(parseNote(EXAMPLE.replace('answer', 'question')), key)).toBe('WRONG');
    expect(await signedBy(parseNote(PUBLIC_CHECKPOINT), key)).toBe('ABSENT');
  });

  it.each([
    'PeterNeumann',
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ])('is not verified by what is no key: %s', async (text) => {
    await expect(parseKey(text)).rejects.toThrow(TypeError);
  });

  it.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\nno signature\n',
    'text\n\n\u2014 a b',
    'te\txt\n\n\u2014 a AAAAAAA=\n',
  ])('is nothing else: %j', (text) => {
    expect(() => parseNote(text)).toThrow(TypeError);
  });

  it.each(['', 'log\n1\n', 'log\n01\nAAAA\n', 'log\n1\nAAAA\n', 'log\n\n1\nAAAA\n'])(
    'is no checkpoint with the text %j',
    (text) => {
      expect(() => parseCheckpoint(text)).toThrow(TypeError);
    },
  );
});

describe('a cosignature', () => {
  it('is of its checkpoint and its time', async () => {
    const key = await parseKey(PUBLIC_WITNESS);
    const note = parseNote(PUBLIC_CHECKPOINT);
    expect(await cosignedBy(note, key)).toEqual({ verdict: 'RIGHT', at: 0x6a122120 });
    const another = parseNote(PUBLIC_CHECKPOINT.replace('1432088532', '42'));
    expect(await cosignedBy(another, key)).toEqual({ verdict: 'WRONG', at: 0x6a122120 });
    expect(await cosignedBy(parseNote(EXAMPLE), key)).toEqual({ verdict: 'ABSENT' });
    const [, remora] = note.signatures;
    remora?.signature.set([1], 7);
    expect((await cosignedBy(note, key)).verdict).toBe('WRONG');
  });

  it('is not called right where the browser cannot tell', async () => {
    const key = { ...(await parseKey(PUBLIC_WITNESS)), kind: 'ML_DSA_COSIGNATURE' as const };
    expect((await cosignedBy(parseNote(PUBLIC_CHECKPOINT), key)).verdict).toBe('UNABLE');
  });
});

describe('a policy', () => {
  it('names the log and its witnesses', async () => {
    const policy = `log ${EXAMPLE_KEY}\nwitness auditor ${PUBLIC_WITNESS} https://w.example\nquorum auditor\n`;
    const { logs, witnesses } = await parsePolicy(policy);
    expect(logs.map((each) => each.name)).toEqual(['PeterNeumann']);
    expect(witnesses.map((each) => [each.name, each.key.kind])).toEqual([['auditor', 'COSIGNATURE']]);
    expect(await parseKeys(`${EXAMPLE_KEY}\n`)).toEqual(logs);
  });
});

it('takes base64 as it is written, and nothing that looks like it', () => {
  expect(equal(ofBase64('AAEC'), Uint8Array.of(0, 1, 2))).toBe(true);
  for (const text of ['A', 'AAE', 'AA=A', 'A A=', '_-==']) {
    expect(() => ofBase64(text)).toThrow(TypeError);
  }
});
