import type { DiagnosticCode } from '../codes.ts';

/** What a diagnostic knows: data, never words. */
export type Values = Readonly<Record<string, string | number>>;

/** A code in one language. */
export interface CodeWords {
  /** Names the mistake, without values. */
  readonly title: string;
  /** Why it is one: what would happen, and to whom. */
  readonly why: string;
  readonly message: (values: Values) => string;
  /** What to do; absent when the message says it all. */
  readonly hint?: (values: Values) => string;
}

export type Words = Readonly<Record<DiagnosticCode, CodeWords>>;

/** A language's word for a piece of data; where there is none `otherwise`, or the data itself, so that nothing is hidden. */
export function named(
  names: Readonly<Record<string, string>>,
  value: string | number | undefined,
  otherwise?: string,
): string {
  const key = String(value ?? '');
  return (Object.hasOwn(names, key) ? names[key] : otherwise) ?? key;
}
