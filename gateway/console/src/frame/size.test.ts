import { expect, it } from 'vitest';
import { firstLoad } from '../testing/firstLoad';

it('loads at most 350 KB, compressed, before the home page is there', () => {
  const { files, size } = firstLoad('index.html', 'src/pages/home/HomePage.tsx');
  expect(files.length).toBeGreaterThan(3);
  expect(size).toBeGreaterThan(100 * 1024);
  expect(size).toBeLessThanOrEqual(350_000);
});
