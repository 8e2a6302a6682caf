import { nearest } from '../base/nearest.ts';
import type { PlatformFile } from '../city/generated/platform-file.ts';
import { severities } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { canBeChanged, isCode } from '../diagnostics/lint.ts';
import { checkCurrency, checkZone } from './check-city.ts';
import type { ShapedFile } from './read-shaped-file.ts';

/** Rules of zeta.yaml that a schema cannot say. */
export function checkPlatform({ file, value }: ShapedFile<PlatformFile>): readonly Diagnostic[] {
  const { timezone, currency } = value.defaults ?? {};
  const lint = Object.entries(value.lint ?? {}).flatMap(([code, { severity }]) => {
    const place = file.placeOfKey(['lint', code]);
    if (!isCode(code))
      return [diagnostic('ZX101', place, { code, nearest: nearest(code, Object.keys(severities)) ?? '' })];
    return severity !== 'error' && !canBeChanged(code) ? [diagnostic('ZX102', place, { code })] : [];
  });
  return [
    ...lint,
    ...checkZone(file, ['defaults', 'timezone'], timezone),
    ...checkCurrency(file, ['defaults', 'currency'], currency),
  ];
}
