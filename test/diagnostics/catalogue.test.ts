import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';

describe('The catalogue of diagnostics', () => {
  it.each(Object.entries(catalogue))('names %s without its values', (code, entry) => {
    expect(code).toMatch(/^Z[CPKTX]\d{3}$/);
    expect(entry.title).toMatch(/^[A-Z].*[^.]$/);
    expect(['error', 'warning', 'note']).toContain(entry.severity);
  });

  it('has each title once', () => {
    const titles = Object.entries(catalogue)
      // A YAML file and a text may both be too long in the same words.
      .filter(([code]) => code !== 'ZK116')
      .map(([, { title }]) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('tells errors from warnings', () => {
    const one = { code: 'ZC308', place: { file: 'a' }, values: {} } as const;
    expect(hasErrors([])).toBe(false);
    expect(
      hasErrors([
        { ...one, severity: 'warning' },
        { ...one, severity: 'note' },
      ]),
    ).toBe(false);
    expect(
      hasErrors([
        { ...one, severity: 'warning' },
        { ...one, severity: 'error' },
      ]),
    ).toBe(true);
  });
});
