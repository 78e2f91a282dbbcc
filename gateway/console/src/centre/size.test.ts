import { expect, it } from 'vitest';
import { firstLoad } from '../testing/firstLoad';

const PAGES = [
  'policy/Policy',
  'form/Form',
  'home/Home',
  'consents/Consents',
  'erasure/Asking',
  'erasure/ErasureSteps',
  'requests/Requests',
  'requests/OneRequest',
];

it.each(PAGES)('loads at most 150 KB, compressed, before %s is there', (page) => {
  const { files, size } = firstLoad('privacy.html', `src/centre/${page}.tsx`);
  expect(files.length).toBeGreaterThan(2);
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThanOrEqual(150_000);
});
