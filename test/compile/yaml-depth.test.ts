import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { isDeeperThan, yamlDepth } from '../../src/compile/yaml-depth.ts';

/** How many blocks and lists stand around the innermost value. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** Plain words, so that a text holds no bracket of its own. */
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const bracket = fc.constantFrom('[', ']', '{', '}', ']]', '}[', 'a]');

function nested(leaf: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 6 }, leaf, tie('list'), tie('block')),
    list: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    block: fc.dictionary(word, tie('node'), { minKeys: 1, maxKeys: 3 }),
  })).node;
}

/** Blocks only: a list in YAML's block style stands on the same indentation as its key. */
const blocks = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 6 }, word, fc.dictionary(word, tie('node'), { minKeys: 1, maxKeys: 3 })),
})).node;

const few = { numRuns: 60 };
/** Of one seed: what is expected to fail must do so every time. */
const enough = { numRuns: 500, seed: 1 };

describe('The depth of a YAML text', () => {
  it.each([
    ['help: a', 1],
    ['a:\n  b:\n    c: 1', 3],
    ['[[[1]]]', 3],
    ['a: [[1], {b: 1}]', 2],
    ['a: 1\nb: 2\nc: 3', 1],
    ['- - - 1', 3],
    ['', 0],
    ['# a comment\n', 0],
  ])('of %j is at least %i, and not far from it', (text, depth) => {
    expect(yamlDepth(text)).toBeGreaterThanOrEqual(depth);
    expect(yamlDepth(text)).toBeLessThanOrEqual(depth + 1);
  });

  it('is never told too small for flow collections without brackets in their texts', () => {
    fc.assert(
      fc.property(nested(word), (value) => {
        const text = JSON.stringify(value);
        expect(yamlDepth(text)).toBeGreaterThanOrEqual(depthOf(value));
      }),
      few,
    );
  });

  it('is never told too small for blocks in blocks', () => {
    fc.assert(
      fc.property(blocks, (value) => {
        expect(yamlDepth(stringify(value))).toBeGreaterThanOrEqual(depthOf(value));
      }),
      few,
    );
  });

  it('is never told too small when texts hold closing brackets', () => {
    fc.assert(
      fc.property(nested(bracket), (value) => {
        expect(yamlDepth(JSON.stringify(value))).toBeGreaterThanOrEqual(depthOf(value));
      }),
      enough,
    );
  });

  it('is never told too small for lists of blocks of lists', () => {
    fc.assert(
      fc.property(nested(word), (value) => {
        expect(yamlDepth(stringify(value))).toBeGreaterThanOrEqual(depthOf(value));
      }),
      enough,
    );
  });

  it('is compared with a limit as if it had been read off', () => {
    fc.assert(
      fc.property(nested(bracket), fc.nat(8), (value, limit) => {
        for (const text of [JSON.stringify(value), stringify(value)])
          expect(isDeeperThan(limit, text)).toBe(yamlDepth(text) > limit);
      }),
      enough,
    );
  });

  it('counts brackets after a closing bracket in quotes', () => {
    const text = `${`{"]": 1, a: `.repeat(100)}1${'}'.repeat(100)}`;
    expect(depthOf(parse(text))).toBe(100);
    expect(yamlDepth(text)).toBeGreaterThanOrEqual(100);
  });

  it('counts every dash of every line that is still open', () => {
    const line = (at: number) => `${' '.repeat(at * 41)}${'- '.repeat(20)}a:\n`;
    const text = `${Array.from({ length: 30 }, (_, at) => line(at)).join('')}${' '.repeat(30 * 41)}1`;
    expect(depthOf(parse(text))).toBe(630);
    expect(yamlDepth(text)).toBeGreaterThanOrEqual(630);
  });
});
