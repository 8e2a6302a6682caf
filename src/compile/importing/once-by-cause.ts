import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { restCode } from '../../diagnostics/most-told.ts';

/** So many of one cause are told with their places; of more the first alone. */
const mostAlike = 3;

/**
 * What was said of single products, each cause once: three hundred prices in dollars are one thing to know. `counts`: how
 * many products each code kept out, those too that were not told; the report says these numbers.
 */
export function onceByCause(
  remarks: readonly Diagnostic[],
  counts: ReadonlyMap<DiagnosticCode, number>,
): readonly Diagnostic[] {
  const byCause = Map.groupBy(remarks, causeOf);
  const isAgain = (one: Diagnostic) => {
    const alike = byCause.get(causeOf(one)) ?? [];
    return counts.has(one.code) && alike.length > mostAlike && alike[0] !== one;
  };
  const shortened = new Set(remarks.filter(isAgain).map(({ code }) => code));
  const told = (code: DiagnosticCode) => remarks.filter((one) => one.code === code).length;
  const untold = [...shortened].reduce((sum, code) => sum + (counts.get(code) ?? 0) - told(code), 0);
  return remarks
    .filter((one) => !isAgain(one))
    .flatMap((one) => (one.code === restCode ? rest(one, untold) : [one]));
}

/** The same but for its place, and for the number of a price in another currency. */
function causeOf({ code, values }: Diagnostic): string {
  const { value, ...others } = values;
  const unit = code === 'ZK122' ? String(value).replaceAll(/[\d\s.,]/g, '') : value;
  return JSON.stringify([code, unit, others]);
}

/** What is left to be counted beside what the report counts. */
function rest(one: Diagnostic, untold: number): readonly Diagnostic[] {
  const [errors, warnings] = [Number(one.values['errors']), Number(one.values['warnings'])];
  const left = errors + warnings - untold;
  return left > 0 ? [{ ...one, values: { errors: 0, warnings: left } }] : [];
}
