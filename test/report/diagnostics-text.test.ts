import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Place } from '../../src/diagnostics/diagnostic.ts';
import { SourceText } from '../../src/diagnostics/source-text.ts';
import { tidyDiagnostics } from '../../src/diagnostics/tidy-diagnostics.ts';
import { countText, diagnosticsText, diagnosticText, placeText } from '../../src/report/diagnostics-text.ts';
import { colourStyle, plainStyle, type Style } from '../../src/report/style.ts';

const voice = (style: Style, width: number) => ({ language: 'en' as const, style, width, wraps: false });
const file = 'cities/almaty/prompts/ru.yaml';

function unknownPrompt(place: Partial<Place> = {}, rest: Partial<Diagnostic> = {}): Diagnostic {
  const values = { key: 'greting', nearest: 'greeting' };
  return { code: 'ZP201', severity: 'error', place: { file, ...place }, values, ...rest };
}

function framed(place: Partial<Place>, width: number): { readonly shown: string; readonly caret: string } {
  const [, shown = '', caret = ''] = diagnosticText(unknownPrompt(place), voice(plainStyle, width)).split(
    '\n',
  );
  return { shown, caret };
}

describe('A diagnostic in a terminal', () => {
  it('is its place, severity, code and message, its line with a caret, and a hint', () => {
    const place = { line: 12, column: 3, length: 7, text: '  greting: Привет' };
    expect(diagnosticText(unknownPrompt(place), voice(plainStyle, 80))).toBe(
      [
        `${file}:12:3  error  ZP201  "greting" is not a prompt`,
        '   12 |   greting: Привет',
        '          ^^^^^^^',
        '  hint: did you mean greeting?',
      ].join('\n'),
    );
  });

  it('without a line is told without a frame; without a hint, without one', () => {
    const told = diagnosticText(
      { ...unknownPrompt(), code: 'ZC206', values: { path: 'a', rule: 'uniqueItems' } },
      voice(plainStyle, 80),
    );
    expect(told).toBe(`${file}  error  ZC206  a has the same entry twice`);
  });

  it('names the other places that belong to it', () => {
    const related = [{ file: 'cities/astana/city.yaml', line: 3 }];
    expect(diagnosticText(unknownPrompt({}, { related }), voice(plainStyle, 80))).toContain(
      '\n  see also cities/astana/city.yaml:3',
    );
  });

  it('cuts sentences between words for a person, and not for a script', () => {
    const place = { line: 1, column: 1, length: 4, text: 'help: a' };
    const long: Diagnostic = { ...unknownPrompt(place), code: 'ZP206', values: { tag: 'h1' } };
    const told = (wraps: boolean) => diagnosticText(long, { ...voice(plainStyle, 60), wraps }).split('\n');
    const [head] = told(true);
    expect(head).toBe(`${file}:1:1  error  ZP206  <h1> is not`);
    for (const line of told(true)) expect(line.length).toBeLessThanOrEqual(60);
    expect(told(false)).toHaveLength(4);
  });

  it('of a table names the column', () => {
    expect(placeText({ file: 'a.csv', line: 5, column: 7, field: 'Цена' })).toBe('a.csv:5:7 (Цена)');
    expect(placeText({ file: 'a.csv' })).toBe('a.csv');
  });

  it('has colours only where they are wanted, and the same words', () => {
    const place = { line: 1, column: 1, length: 7, text: 'greting: a' };
    const coloured = diagnosticText(unknownPrompt(place), voice(colourStyle, 80));
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(
      diagnosticText(unknownPrompt(place), voice(plainStyle, 80)),
    );
  });
});

describe('The line with a caret', () => {
  it.each([40, 80])('is cut to a screen of %i columns, and the caret stands under its character', (width) => {
    const wide = fc.nat(400).map((before) => `${'a'.repeat(before)}X${'b'.repeat(200)}`);
    fc.assert(
      fc.property(wide, fc.constantFrom(1, 7, 12_345), (text, line) => {
        const { shown, caret } = framed({ line, column: text.indexOf('X') + 1, length: 1, text }, width);
        expect(shown.length).toBeLessThanOrEqual(width);
        expect(caret.length).toBeLessThanOrEqual(width);
        expect(shown[caret.indexOf('^')]).toBe('X');
      }),
      { numRuns: 100 },
    );
  });

  it('marks the whole piece, cut at the edge of the screen', () => {
    expect(framed({ line: 1, column: 3, length: 4, text: 'a bcde f' }, 80).caret.trim()).toBe('^^^^');
    expect(framed({ line: 1, column: 1, length: 500, text: 'x'.repeat(500) }, 40).caret).toHaveLength(40);
    expect(framed({ line: 1, column: 3, length: 0, text: 'ab' }, 80).caret.trim()).toBe('^');
  });

  it('stays true after tabs', () => {
    const { shown, caret } = framed({ line: 1, column: 3, length: 1, text: '\t\tX' }, 80);
    expect(shown[caret.indexOf('^')]).toBe('X');
  });

  it('stands under the very needle of any source', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom(...'abя :'), maxLength: 60 }), { maxLength: 5 });
    fc.assert(
      fc.property(lines, lines, fc.nat(60), (before, after, indent) => {
        const text = [...before, `${' '.repeat(indent)}NEEDLE`, ...after].join('\n');
        const place = new SourceText(file, text).place(text.indexOf('NEEDLE'), text.indexOf('NEEDLE') + 6);
        const { shown, caret } = framed(place, 40);
        expect(place.line).toBe(before.length + 1);
        expect(shown.slice(caret.indexOf('^'), caret.length)).toBe('NEEDLE'.slice(0, caret.trim().length));
      }),
      { numRuns: 100 },
    );
  });

  it('shows no control characters, which would speak to the terminal', () => {
    const { shown } = framed({ line: 1, column: 1, length: 1, text: 'a\u001b]0;pwned\u0007b' }, 80);
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  });

  it('keeps to one line when the value in its message has several', () => {
    const values = { value: 'дорого\nочень' };
    const [head = ''] = diagnosticText(
      { ...unknownPrompt(), code: 'ZK104', values },
      voice(plainStyle, 80),
    ).split('\n');
    expect(head).toContain('is not a price');
  });
});

describe('Many diagnostics', () => {
  it('of one file are shown up to a hundred, and the rest is counted', () => {
    const many = Array.from({ length: 250 }, (_, at) => unknownPrompt({ line: at + 1 }));
    const tidy = tidyDiagnostics([...many, unknownPrompt({ file: 'other.yaml' })]);
    const text = diagnosticsText(tidy, voice(plainStyle, 80));
    expect(text.match(/ZP201/g)).toHaveLength(101);
    expect(text).toContain(`${file}  error  ZC109  and 150 errors more in this file`);
    expect(countText(tidy, 'en')).toBe('251 errors');
    expect(text).not.toContain(`${file}:101`);
    expect(text).not.toContain('other.yaml: and');
  });

  it('of exactly a hundred are all shown', () => {
    const many = Array.from({ length: 100 }, () => unknownPrompt());
    expect(diagnosticsText(tidyDiagnostics(many), voice(plainStyle, 80))).not.toContain('more');
  });

  it('stand with an empty line between them, without notes', () => {
    const text = diagnosticsText(
      [unknownPrompt(), unknownPrompt({}, { severity: 'note' }), unknownPrompt()],
      voice(plainStyle, 80),
    );
    expect(text.split('\n\n')).toHaveLength(2);
    expect(diagnosticsText([], voice(plainStyle, 80))).toBe('');
  });

  it('are counted in words', () => {
    const warning = unknownPrompt({}, { severity: 'warning' });
    expect(countText([], 'en')).toBe('no mistakes');
    expect(countText([unknownPrompt({}, { severity: 'note' })], 'en')).toBe('no mistakes');
    expect(countText([unknownPrompt(), warning], 'en')).toBe('1 error, 1 warning');
    expect(countText([unknownPrompt(), unknownPrompt()], 'en')).toBe('2 errors');
    expect(countText([warning, warning, warning], 'en')).toBe('3 warnings');
  });
});
