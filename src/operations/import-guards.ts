import { exitCode } from '../base/exit-code.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { droppedProducts } from '../release/guards.ts';
import type { ImportChanges } from './import-changes.ts';

/** Files that are probably not what they should be; `--allow` names the ones that are. */
export const importGuards = ['cut-off', 'product-drop', 'currency-change'] as const;
export type ImportGuard = (typeof importGuards)[number];

export interface ImportAlarm {
  readonly guard: ImportGuard;
  /** What it saw: `{ before: 240, removed: 120 }`. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** `stated`: the currency that a feed gives for most of its prices, where it gives one. */
export function checkImport(
  { isCutOff, stated }: { readonly isCutOff: boolean; readonly stated: string | undefined },
  { before, gone }: ImportChanges,
  currency: string,
): readonly ImportAlarm[] {
  const alarms: ImportAlarm[] = [];
  if (isCutOff) alarms.push({ guard: 'cut-off', values: {} });
  if (stated !== undefined && stated !== currency)
    alarms.push({ guard: 'currency-change', values: { before: currency, after: stated } });
  const drop = droppedProducts(before, gone.count, gone.first);
  if (drop) alarms.push({ guard: 'product-drop', values: drop });
  return alarms;
}

/** Throws `ZetaError` for a name that is no guard. */
export function importGuardNamed(name: string): ImportGuard {
  const guard = importGuards.find((one) => one === name);
  if (guard) return guard;
  const hint = `Guards of an import: ${importGuards.join(', ')}.`;
  throw new ZetaError('unknown-guard', `There is no guard "${name}".`, { hint, exit: exitCode.usage });
}
