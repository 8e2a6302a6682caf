import { durationMs } from '../../../base/duration.ts';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type Audit, audit } from '../../../operations/audit.ts';
import { auditProgressText, auditText } from '../../../report/audit-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta audit`: tickets against the deals of the portals. */
export function runAudit(cities: readonly string[], since: string): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const wish = {
      cities,
      since: startOf(since, tools.clock.now()),
      // The timers of `Tools` let a process end that has nothing else to do.
      wait: (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms)),
      onProgress: (deals: number) => cli.progress(auditProgressText(deals, cli.language)),
    };
    const result = await audit(tools, platform, wish).finally(() => cli.progress(undefined));
    cli.answer(result, () => auditText(result, cli));
    return codeOf(result);
  };
}

/** 6 when some portals said nothing, 3 when none said anything or when there is something to put right. */
function codeOf({ cities, unchecked, doubles, lost, strange, parked }: Audit): ExitCode {
  if (unchecked.length > 0) return cities.length > 0 ? exitCode.partly : exitCode.operator;
  const found = doubles.length + lost.length + strange.length + parked.length;
  return found > 0 ? exitCode.operator : exitCode.done;
}

/** A length of time back from now, or the midnight (of this machine) that a date begins with. */
function startOf(text: string, now: number): number {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00`) : Number.NaN;
  const since = /^[1-9]\d{0,4}[mhd]$/.test(text) ? now - durationMs(text) : date;
  if (since >= 0 && since <= now) return since;
  const hint = 'Write a length of time (12h, 7d) or a date that has begun (2026-11-01).';
  throw new ZetaError('no-period', `"${text}" is no beginning of a period.`, { hint, exit: exitCode.usage });
}
