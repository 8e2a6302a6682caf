import { exitCode } from '../../../base/exit-code.ts';
import { listAudit, verifyAudit } from '../../../operations/people/list-audit.ts';
import { auditCheckText, auditLogText } from '../../../report/audit-log-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

export interface AuditFlags {
  readonly since: string;
  readonly who?: string;
  readonly what?: string;
  readonly cursor?: string;
}

/** Of one list on a terminal, or in one document. */
const most = 10_000;

/** `zeta audit`: who did what when. */
export function runAudit(cities: readonly string[], { since, ...flags }: AuditFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const now = clock.now();
    const wish = { cities, since: startOf(since, now), limit: most, ...flags };
    const list = await listAudit(await findPlatform(cli), wish);
    cli.answer(list, () => auditLogText(list, now, cli));
    return exitCode.done;
  };
}

/** `zeta audit verify`: whether all of it is as it was written. */
export function runAuditVerify({ head }: { readonly head?: string }): Verb {
  return async (cli) => {
    const found = await verifyAudit(await findPlatform(cli), head);
    cli.answer(found, () => auditCheckText(found, cli));
    return found.isWhole ? exitCode.done : exitCode.operator;
  };
}
