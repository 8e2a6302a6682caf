import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';

/** The same value with the keys of each object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

const few = { numRuns: 150 };

describe('Canonical JSON', () => {
  it('has sorted keys, no spaces and no undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'я' }], a: undefined, А: true })).toBe(
      '{"b":[1,{"c":"я","d":null}],"А":true}',
    );
  });

  it('is the same for equal values, in whichever order their keys were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
      few,
    );
  });

  it('is JSON of the same value, so that different values give different texts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      few,
    );
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([3, 1, 2])).toBe('[3,1,2]');
  });
});
