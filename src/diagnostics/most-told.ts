import type { DiagnosticCode } from './codes.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Severity } from './severity.ts';

/** Of one file so many are told; the rest is counted. */
const mostPerFile = 100;
/** Tells how many more there are in a file. */
export const restCode = 'ZC109';

/** What decides whether a diagnostic is still told, before it is made. */
export interface DiagnosticKey {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly file: string;
  readonly line?: number;
}

export interface SeverityCounts {
  readonly error: number;
  readonly warning: number;
}

/**
 * Diagnostics in bounded memory: of each file the first hundred by line, mistakes before warnings, and one that counts
 * the rest. Notes are kept apart: they are few, and nobody's mistake.
 */
export class MostTold {
  readonly #files = new Map<string, ToldOfFile>();
  #notes: readonly Diagnostic[] = [];
  readonly #mostWarningsPerCode: number;

  /** `mostWarningsPerCode`: of one file and code no more warnings than that are told. */
  constructor(mostWarningsPerCode: number = Number.POSITIVE_INFINITY) {
    this.#mostWarningsPerCode = mostWarningsPerCode;
  }

  add(one: Diagnostic): void {
    const { code, severity, place } = one;
    if (severity === 'note') this.#notes = [...this.#notes, one];
    else if (code === restCode) this.#ofFile(place.file).count(countsOf(one));
    else this.#ofFile(place.file).add({ code, severity, file: place.file, line: place.line ?? 0 }, () => one);
  }

  /** The same for one that is costly to make: it is made only if it may be told. */
  offer(key: DiagnosticKey, make: () => Diagnostic): void {
    if (key.severity === 'note') this.#notes = [...this.#notes, make()];
    else this.#ofFile(key.file).add(key, make);
  }

  /** More of the same that nobody will see. */
  count(file: string, counts: SeverityCounts): void {
    this.#ofFile(file).count(counts);
  }

  /** Forgets what was told of a file that is read again. */
  forget(file: string): void {
    this.#files.delete(file);
    this.#notes = this.#notes.filter(({ place }) => place.file !== file);
  }

  all(): readonly Diagnostic[] {
    return [...this.#notes, ...[...this.#files].flatMap(([file, told]) => told.all(file))];
  }

  #ofFile(file: string): ToldOfFile {
    const known = this.#files.get(file);
    if (known) return known;
    const fresh = new ToldOfFile(this.#mostWarningsPerCode);
    this.#files.set(file, fresh);
    return fresh;
  }
}

/** Counts by severity; those that are only counted in a file count too. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): SeverityCounts {
  const counts = { error: 0, warning: 0 };
  for (const one of diagnostics) {
    const { error, warning } = countsOf(one);
    counts.error += error;
    counts.warning += warning;
  }
  return counts;
}

function countsOf({ code, severity, values }: Diagnostic): SeverityCounts {
  if (code === restCode) return { error: Number(values['errors']), warning: Number(values['warnings']) };
  return { error: severity === 'error' ? 1 : 0, warning: severity === 'warning' ? 1 : 0 };
}

class ToldOfFile {
  #kept: { readonly rank: number; readonly diagnostic: Diagnostic }[] = [];
  #rest = { error: 0, warning: 0 };
  /** Nothing behind this is kept any more. */
  #lastRank = Number.POSITIVE_INFINITY;
  readonly #warnings = new Map<DiagnosticCode, number>();
  readonly #mostWarningsPerCode: number;

  constructor(mostWarningsPerCode: number) {
    this.#mostWarningsPerCode = mostWarningsPerCode;
  }

  add(key: DiagnosticKey, make: () => Diagnostic): void {
    const rank = (key.severity === 'error' ? 0 : 2 ** 40) + (key.line ?? 0);
    if (rank >= this.#lastRank || this.#isFlood(key)) {
      this.#countOne(key.severity);
      return;
    }
    this.#kept.push({ rank, diagnostic: make() });
    if (this.#kept.length >= 2 * mostPerFile) this.#cut();
  }

  count({ error, warning }: SeverityCounts): void {
    this.#rest = { error: this.#rest.error + error, warning: this.#rest.warning + warning };
  }

  all(file: string): readonly Diagnostic[] {
    this.#cut();
    const kept = this.#kept.map((one) => one.diagnostic);
    const { error, warning } = this.#rest;
    if (error + warning === 0) return kept;
    const rest = diagnostic(restCode, { file }, { errors: error, warnings: warning });
    return [...kept, { ...rest, severity: error > 0 ? 'error' : 'warning' }];
  }

  #isFlood({ code, severity }: DiagnosticKey): boolean {
    if (severity !== 'warning') return false;
    const before = this.#warnings.get(code) ?? 0;
    this.#warnings.set(code, before + 1);
    return before >= this.#mostWarningsPerCode;
  }

  #cut(): void {
    if (this.#kept.length <= mostPerFile) return;
    this.#kept.sort((a, b) => a.rank - b.rank);
    for (const { diagnostic: one } of this.#kept.splice(mostPerFile)) this.#countOne(one.severity);
    this.#lastRank = this.#kept.at(-1)?.rank ?? this.#lastRank;
  }

  #countOne(severity: Severity): void {
    if (severity === 'error') this.#rest.error += 1;
    else this.#rest.warning += 1;
  }
}
