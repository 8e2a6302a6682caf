import { exitCode } from '../../../base/exit-code.ts';
import { withCityCatalog } from '../../../operations/city-catalog.ts';
import { linkToBot } from '../../../operations/link-to-bot.ts';
import { linkText } from '../../../report/link-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runCatalogLink(city: string, words: readonly string[]): Verb {
  return async (cli) => {
    const text = words.join(' ');
    const links = await withCityCatalog(await cli.tools(), await findPlatform(cli), city, (catalog) =>
      linkToBot(catalog, text),
    );
    cli.answer(links, () => linkText(links, text, cli));
    return exitCode.done;
  };
}
