import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { type Audit, audit } from '../../../operations/audit.ts';
import { auditProgressText, auditText } from '../../../report/audit-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

/** `zeta bitrix audit`: tickets against the deals of the portals. */
export function runBitrixAudit(cities: readonly string[], since: string): Verb {
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
