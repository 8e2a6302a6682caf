import { expect, it } from 'vitest';
import { differingFrom } from '../../src/base/differing-from.ts';

it('A window begins where it shows the first difference', () => {
  expect(differingFrom(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd'], 3)).toBe(0);
  expect(differingFrom(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'x'], 3)).toBe(3);
  expect(differingFrom(['a', 'b', 'c'], ['a', 'b', 'c', 'd', 'e'], 3)).toBe(3);
  expect(differingFrom(['a'], ['a'], 3)).toBe(0);
  expect(differingFrom([], ['a'], 3)).toBe(0);
});
