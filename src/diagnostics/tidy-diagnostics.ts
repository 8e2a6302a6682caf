import { maskSecrets } from '../base/mask-secrets.ts';
import type { Diagnostic } from './diagnostic.ts';
import { MostTold, restCode } from './most-told.ts';

/**
 * As they leave for the author: by file, line, column, then code, the order in which one works through them; and with
 * everything token-shaped masked in what they quote. Of each file a hundred are told, and the rest is counted last.
 */
export function tidyDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new MostTold();
  for (const one of diagnostics) told.add(one);
  return told
    .all()
    .map(masked)
    .sort(
      (a, b) =>
        compare(a.place.file, b.place.file) ||
        Number(a.code === restCode) - Number(b.code === restCode) ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        (a.place.column ?? 0) - (b.place.column ?? 0) ||
        compare(a.code, b.code),
    );
}

function masked(diagnostic: Diagnostic): Diagnostic {
  const values = Object.entries(diagnostic.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskSecrets(value) : value,
  ]);
  return { ...diagnostic, values: Object.fromEntries(values) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
