import { describe, expect, it } from 'vitest';
import { type DiagnosticCode, severities } from '../../src/diagnostics/codes.ts';
import { diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { examples } from '../../src/diagnostics/examples.ts';
import { languages } from '../../src/diagnostics/words/languages.ts';
import { wordsIn } from '../../src/diagnostics/words/words-in.ts';

// The table's keys are codes: its type says so.
const codes = Object.keys(severities) as DiagnosticCode[];

describe('The catalogue of diagnostics', () => {
  it.each(codes)('names %s in each language, and says why it is told', (code) => {
    expect(code).toMatch(/^Z[CPKTX]\d{3}$/);
    expect(['error', 'warning', 'note']).toContain(severities[code]);
    for (const language of languages) {
      const { title, why } = wordsIn[language][code];
      expect(title).toMatch(/^[\p{Lu}].*[^.]$/u);
      expect(why).toMatch(/^[\p{Lu}].*[.!?]$/u);
    }
  });

  it.each(languages)('has each title once in %s', (language) => {
    const titles = codes.map((code) => wordsIn[language][code].title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(codes)('says %s in Russian with Russian words', (code) => {
    const { title, why } = wordsIn.ru[code];
    expect(title).toMatch(/[а-я]/);
    expect(why).toMatch(/[а-я]/);
  });

  it.each(codes.filter((code) => severities[code] !== 'note'))('shows %s before and after', (code) => {
    const { before, after } = examples[code];
    expect(before).not.toBe('');
    expect(after).not.toBe(before);
  });

  it('tells errors from warnings', () => {
    const place = { file: 'a' };
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([diagnostic('ZC308', place), diagnostic('ZK117', place)])).toBe(false);
    expect(hasErrors([diagnostic('ZC308', place), diagnostic('ZC101', place)])).toBe(true);
  });
});
