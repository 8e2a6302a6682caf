import type { Language } from '../../diagnostics/words/languages.ts';

export type Said = Readonly<Record<Language, string>>;

export interface KnownCause {
  /** The whole detail, as log and database have it: in English, or a code. */
  readonly detail: RegExp;
  /** A sentence without its end; `$1` is what the detail has there, `{network}` the words for a code in `$1`. */
  readonly cause: Said;
  /** Where it is another than the kind's own. */
  readonly cure?: Said;
}
