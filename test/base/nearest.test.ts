import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/base/nearest.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcя'), maxLength: 8 });
const far = 100;
const few = { numRuns: 150 };

describe('The nearest word', () => {
  it.each([
    ['cout', 'count'],
    ['Cuont', 'count'],
    ['qury', 'query'],
    ['timezon', 'timezone'],
    ['COUNT', 'count'],
    ['xyzzy', undefined],
    ['c', undefined],
    ['', undefined],
  ])('to %j is %j', (text, expected) => {
    expect(nearest(text, ['query', 'count', 'timezone', 'name'])).toBe(expected);
  });

  it('is the first of equally near ones, and none without candidates', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
    expect(nearest('bat', [])).toBeUndefined();
  });
});

describe('The distance between two words', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['', 'abc', 3],
    ['диван', 'деван', 1],
  ])('%s and %s is %i', (a, b, edits) => {
    expect(editDistance(a, b, far)).toBe(edits);
  });

  it('is the same both ways, none to itself, and never more than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, far);
        expect(distance).toBe(editDistance(b, a, far));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      few,
    );
  });

  it('is told up to its limit, exactly below it', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 9 }), (a, b, limit) => {
        const distance = editDistance(a, b, far);
        const told = editDistance(a, b, limit);
        if (distance < limit) expect(told).toBe(distance);
        else expect(told).toBeGreaterThanOrEqual(limit);
      }),
      few,
    );
  });
});
