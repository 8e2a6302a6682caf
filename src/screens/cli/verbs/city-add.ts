import { createInterface } from 'node:readline/promises';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { addCity, checkNewName, newCityDefaults } from '../../../operations/add-city.ts';
import type { NewCity } from '../../../operations/new-city.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface CityFlags {
  readonly name?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly languages?: string;
  readonly handle?: string;
  readonly chat?: string;
  readonly token?: string;
}

export function runCityAdd(id: string, flags: CityFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const city = await checkNewName(platform, id);
    const defaults = newCityDefaults(platform, city);
    const given = withFlags(defaults, flags);
    const settings = cli.isInteractive ? await ask(given, flags) : given;
    const added = await addCity(platform, city, settings);
    cli.answer(added, () => addedText(cli, added));
    return exitCode.done;
  };
}

function withFlags(defaults: NewCity, { languages, ...flags }: CityFlags): NewCity {
  const list = languages?.split(',').map((language) => language.trim());
  const handle = flags.handle && (flags.handle.startsWith('@') ? flags.handle : `@${flags.handle}`);
  return { ...defaults, ...flags, ...(handle && { handle }), ...(list && { languages: list }) };
}

/** On a terminal, what no flag said is asked; Enter takes what is shown. */
async function ask(settings: NewCity, flags: CityFlags): Promise<NewCity> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = async (flag: keyof CityFlags, words: string, preset: string) => {
    if (flags[flag] !== undefined) return preset;
    const answer = (await terminal.question(`${words}${preset ? ` [${preset}]` : ''}: `)).trim();
    return answer || preset;
  };
  try {
    const name = await question('name', 'City name for customers', settings.name);
    const timezone = await question('timezone', 'Time zone', settings.timezone);
    const currency = await question('currency', 'Currency', settings.currency);
    const languages = await question(
      'languages',
      'Languages, the first is the default',
      settings.languages.join(','),
    );
    const handle = await question('handle', "Manager's @username (Enter: none yet)", settings.handle ?? '');
    return withFlags(settings, { name, timezone, currency, languages, ...(handle && { handle }) });
  } catch (cause) {
    // Ctrl+C or Ctrl+D at a question, which stands on a line of its own.
    process.stderr.write('\n');
    throw new ZetaError('cancelled', 'Cancelled; nothing was written.', { exit: exitCode.usage, cause });
  } finally {
    terminal.close();
  }
}

function addedText(cli: Cli, added: Awaited<ReturnType<typeof addCity>>): string {
  const { style } = cli;
  const secret = added.token.startsWith('env:')
    ? `put the bot's token from @BotFather into .env as ${added.token.slice(4)}=…`
    : `put the bot's token from @BotFather into ${added.token.slice(5)}`;
  return [
    `${style.green('✓')} ${style.bold(added.city)}: a valid city with a starter catalog`,
    ...added.files.map((file) => `  ${file}`),
    ...(added.diagnostics.length > 0 ? ['', diagnosticsText(added.diagnostics, cli)] : []),
    '',
    'Next:',
    `  1. replace cities/${added.city}/catalog.csv by the shop's own products`,
    `  2. ${secret} (the target dev needs none)`,
    `  3. zeta deploy ${added.city}`,
  ].join('\n');
}
