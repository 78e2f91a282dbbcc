import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOKENS } from '../frame/tokens';

const css = readFileSync('src/centre/centre.css', 'utf8');
const [light = '', dark = ''] = [...css.matchAll(/:root {([^}]*)}/g)].map(([, block]) => block);

function property(block: string, token: string): string | undefined {
  const name = token.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new RegExp(`--${name}: (#\\w+);`).exec(block)?.[1];
}

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the privacy centre when it is %s', (scheme, block) => {
  const shared = Object.entries(TOKENS[scheme]).filter(([token]) => property(block, token) !== undefined);

  it('has the colours of the console', () => {
    expect(shared.length).toBeGreaterThan(8);
    for (const [token, colour] of shared) {
      expect(property(block, token), token).toBe(colour);
    }
  });
});
