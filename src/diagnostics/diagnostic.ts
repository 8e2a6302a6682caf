import { type DiagnosticCode, severities } from './codes.ts';
import type { Fix } from './fix.ts';
import type { Severity } from './severity.ts';
import type { Values } from './words/words.ts';

/** Where in a file. Lines and columns count from 1, columns in UTF-16 units; `length` 0 is a point. */
export interface Place {
  /** Path from the platform's root, with forward slashes. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  /** The line itself, with anything token-shaped masked; absent for places without a line. */
  readonly text?: string;
  /** For tables: the column's header. */
  readonly field?: string;
}

/** Something to tell the author of a file. Words come last: `report/` makes them from the code and the values. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly place: Place;
  /** Data for the words; never words themselves. */
  readonly values: Values;
  /** "First used here": places that belong to the same mistake. */
  readonly related?: readonly Place[];
  /** How it is mended, where that can be told for certain or shown as a proposal. */
  readonly fix?: Fix;
}

/** A diagnostic with its code's own severity. */
export function diagnostic(
  code: DiagnosticCode,
  place: Place,
  values: Values = {},
  related: readonly Place[] = [],
): Diagnostic {
  const made = { code, severity: severities[code], place, values };
  return related.length > 0 ? { ...made, related } : made;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
