import { exitCode } from '../../../base/exit-code.ts';
import { pairCity } from '../../../operations/pair-city.ts';
import { pairingText, pairLinkText } from '../../../report/pair-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runCityPair(city: string): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const pairing = await pairCity(tools, platform, city, (link) => cli.note(pairLinkText(link, cli)));
    cli.answer(pairing, () => pairingText(pairing, cli));
    return exitCode.done;
  };
}
