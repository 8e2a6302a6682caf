import { exitCode } from '../../../base/exit-code.ts';
import { doctor } from '../../../operations/doctor.ts';
import { doctorText } from '../../../report/doctor-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta doctor`: looks at all that serving needs; ends with 3 when something of it failed. */
export function runDoctor(
  cities: readonly string[],
  { offline = false }: { readonly offline?: boolean },
): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const result = await doctor(tools, platform, cities, { isOffline: offline });
    cli.answer(result, () => doctorText(result, cli));
    const hasFailed = result.findings.some(({ verdict }) => verdict === 'failed');
    return hasFailed ? exitCode.operator : exitCode.done;
  };
}
