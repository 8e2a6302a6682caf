import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { restCode } from '../diagnostics/most-told.ts';
import type { Severity } from '../diagnostics/severity.ts';

const order: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * Errors before warnings before notes; among equals the first of each code in each file before its repeats, so that the
 * few that a reader is shown tell as many different mistakes as possible.
 */
export function mostImportantFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, number>();
  const ranked = diagnostics.map((diagnostic) => {
    const kind = `${diagnostic.severity} ${diagnostic.code} ${diagnostic.place.file}`;
    const repeat = seen.get(kind) ?? 0;
    seen.set(kind, repeat + 1);
    // That there are more says nothing by itself.
    const last = diagnostic.code === restCode ? 2 : Math.min(repeat, 1);
    return { diagnostic, rank: order.indexOf(diagnostic.severity), repeat: last };
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.repeat - b.repeat)
    .map(({ diagnostic }) => diagnostic);
}
