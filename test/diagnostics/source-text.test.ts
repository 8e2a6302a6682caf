import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/diagnostics/source-text.ts';

describe('A place in a text', () => {
  it.each([
    ['the first character', 'ab\ncd', 0, 1, { line: 1, column: 1, length: 1, text: 'ab' }],
    ['the second line', 'ab\ncd', 4, 5, { line: 2, column: 2, length: 1, text: 'cd' }],
    ['the end of a line', 'ab\ncd', 2, 2, { line: 1, column: 3, length: 0, text: 'ab' }],
    ['the end of the text', 'ab\ncd\n', 6, 6, { line: 3, column: 1, length: 0, text: '' }],
    ['several lines: cut at the first', 'ab\ncd\nef', 1, 7, { line: 1, column: 2, length: 1, text: 'ab' }],
    ['CRLF', 'ab\r\ncd\r\n', 5, 6, { line: 2, column: 2, length: 1, text: 'cd' }],
    ['after an emoji, in UTF-16 units', '😀x', 2, 3, { line: 1, column: 3, length: 1, text: '😀x' }],
    ['an empty text', '', 0, 0, { line: 1, column: 1, length: 0, text: '' }],
  ])('is told for %s', (_what, text, start, end, place) => {
    expect(new SourceText('a.yaml', text).place(start, end)).toEqual({ file: 'a.yaml', ...place });
  });

  it('points at the very character, for any text and offset', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'я', '\n', ' '), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(39), (written, at) => {
        const offset = at % written.length;
        const { line = 0, column = 0 } = new SourceText('a', written).place(offset);
        const lines = written.split('\n');
        const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
        expect(before + column - 1).toBe(offset);
      }),
      { numRuns: 200 },
    );
  });

  it('never shows a secret of its line', () => {
    const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
    const place = new SourceText('a', `x: ${token} # y`).place(0);
    expect(place.text).toBe(`x: ${'*'.repeat(token.length)} # y`);
  });

  it('may be the file as a whole', () => {
    expect(new SourceText('a.yaml', 'x').whole()).toEqual({ file: 'a.yaml' });
  });
});
