import { type DiagnosticCode, severities } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Severity } from './severity.ts';

/** What a platform makes of single codes: `lint:` of zeta.yaml. */
export type Lint = Readonly<Partial<Record<string, { readonly severity: Severity | 'off' }>>>;

/** Errors are what would break in front of a customer: they stay errors. */
export function canBeChanged(code: DiagnosticCode): boolean {
  return severities[code] !== 'error';
}

export function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(severities, text);
}

/** The same diagnostics with the severities that the platform wants; those that are off are gone. */
export function linted(diagnostics: readonly Diagnostic[], lint: Lint): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = canBeChanged(diagnostic.code) ? lint[diagnostic.code]?.severity : undefined;
    if (severity === undefined) return [diagnostic];
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}
