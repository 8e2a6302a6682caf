import { exitCode } from '../../../base/exit-code.ts';
import { checkBitrix } from '../../../operations/bitrix-check.ts';
import { bitrixCheckText } from '../../../report/bitrix-check-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runBitrixCheck(city: string): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const check = await checkBitrix(await cli.serveTools('silent', platform), platform, city);
    cli.answer(check, () => bitrixCheckText(check, cli));
    return check.findings.every(({ isFine }) => isFine) ? exitCode.done : exitCode.operator;
  };
}
