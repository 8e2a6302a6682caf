import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapped } from '../../src/report/wrapped.ts';

it('cuts sentences between words, at the width, and loses nothing', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapped('one two three', 7, 4)).toEqual(['one', 'two', 'three']);
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^\S{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 5, max: 40 }),
      (words, width) => {
        const lines = wrapped(words.join(' '), width);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.includes(' ') && line.length > width).toBe(false);
      },
    ),
  );
});
