import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { listAudit, verifyAudit } from '../../../operations/people/list-audit.ts';
import { auditCheckText, auditLogText } from '../../../report/audit-log-text.ts';
import type { Verb } from '../cli.ts';
import { isRemote } from '../find-platform.ts';
import { ofTarget } from '../of-target.ts';
import { startOf } from '../start-of.ts';

export interface AuditFlags {
  readonly since: string;
  readonly who?: string;
  readonly what?: string;
  readonly cursor?: string;
}

/** Of one list on a terminal, or in one document. */
const most = 10_000;
/** Of one answer of a server; `--cursor` goes on. */
const mostThere = 500;

/** `zeta audit`: who did what when. */
export function runAudit(cities: readonly string[], { since, ...flags }: AuditFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const now = clock.now();
    const wish = { cities, since: startOf(since, now), limit: most, ...flags };
    const [city, another] = cities;
    if (another !== undefined && (await isRemote(cli))) throw oneCityThere();
    const list = await ofTarget(cli, {
      here: (_, platform) => listAudit(platform, wish),
      there: (api) =>
        api.audit({ since: wish.since, ...flags, limit: mostThere, ...(city !== undefined && { city }) }),
    });
    cli.answer(list, () => auditLogText(list, now, cli));
    return exitCode.done;
  };
}

/** `zeta audit verify`: whether all of it is as it was written. */
export function runAuditVerify({ head }: { readonly head?: string }): Verb {
  return async (cli) => {
    const found = await ofTarget(cli, {
      here: (_, platform) => verifyAudit(platform, head),
      there: (api) => api.verifyAudit({ ...(head !== undefined && { head }) }),
    });
    cli.answer(found, () => auditCheckText(found, cli));
    return found.isWhole ? exitCode.done : exitCode.operator;
  };
}

function oneCityThere(): ZetaError {
  return new ZetaError('one-city', 'A server is asked of one city or of all.', {
    hint: 'Name one, or none.',
    exit: exitCode.usage,
  });
}
