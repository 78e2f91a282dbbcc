import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useActKey } from './keys';

it('keeps its key for a try again, and takes a new one for another act', () => {
  const { result, rerender } = renderHook(() => useActKey());
  const first = result.current({ phone: '1' });
  rerender();
  expect(result.current({ phone: '1' })).toBe(first);
  expect(result.current({ phone: '2' })).not.toBe(first);
});
