import { exitCode } from '../../../base/exit-code.ts';
import { toTarget } from '../../../base/to-target.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import {
  type AddedCity,
  addCity,
  checkNewName,
  copiedDefaults,
  newCityDefaults,
} from '../../../operations/add-city.ts';
import type { NewCity } from '../../../operations/new-city.ts';
import { chosenCities } from '../../../operations/platform.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { secretText } from '../../../report/secret-text.ts';
import { stepsText } from '../../../report/steps-text.ts';
import { type CityFlags, cityQuestions, withFlags } from '../city-questions.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface CityAddFlags extends CityFlags {
  readonly from?: string;
  readonly yes?: boolean;
}

export function runCityAdd(id: string, { from: source, yes, ...flags }: CityAddFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const city = await checkNewName(platform, id);
    const [from] = source === undefined ? [] : (await chosenCities(platform.files, [source])).cities;
    const defaults = from ? await copiedDefaults(platform, city, from) : newCityDefaults(platform, city);
    const given = withFlags(defaults, flags);
    const title = from ? `New city ${city}, made from ${from}` : `New city ${city}`;
    const isAsked = cli.isInteractive && !yes && !cli.options.json;
    const settings = isAsked ? await askedCity(cli, title, given, flags) : given;
    const added = await addCity(platform, city, settings, { language: cli.language, ...(from && { from }) });
    cli.answer(added, () => addedText(cli, added, platform.target));
    return exitCode.done;
  };
}

/** On a terminal, what no flag said is asked. Throws `ZetaError` when the person goes away. */
export async function askedCity(
  cli: Cli,
  title: string,
  settings: NewCity,
  flags: CityFlags,
): Promise<NewCity> {
  const questions = cityQuestions(settings, flags, cli.language);
  if (questions.length === 0) return settings;
  const ask = await cli.askForm();
  const answers = await ask(title, questions);
  if (!answers) throw new ZetaError('cancelled', 'Cancelled; nothing was written.', { exit: exitCode.usage });
  return withFlags(settings, answers);
}

function addedText(cli: Cli, added: AddedCity, target: string): string {
  const { style } = cli;
  const { city, copied } = added;
  const what = copied ? `a copy of ${copied.from}` : 'a valid city with a starter catalog';
  return [
    `${style.green('✓')} ${style.bold(city)}: ${what}`,
    ...added.files.map((file) => `  ${file}`),
    ...(added.diagnostics.length > 0 ? ['', diagnosticsText(added.diagnostics, cli)] : []),
    '',
    'Next:',
    ...stepsText(nextSteps(added, target), cli.width),
  ].join('\n');
}

function nextSteps({ city, token, copied }: AddedCity, target: string): readonly string[] {
  const catalog = copied
    ? `the catalog is a copy of ${copied.from}'s: change what this city sells`
    : `replace cities/${city}/catalog.csv by the shop's own products`;
  return [
    ...copySteps(city, copied),
    catalog,
    ...secretText(token, target),
    `zeta deploy ${city}${toTarget(target)}`,
  ];
}

/** What a copy still has from the other city, and what it lacks. */
function copySteps(city: string, copied: AddedCity['copied']): readonly string[] {
  if (!copied) return [];
  const { sharedHandle, sharedWebhook, oldNames, from } = copied;
  const names = oldNames.map(({ file, line }) => `cities/${city}/${file}:${line}`).join(' ');
  return [
    ...(names ? [`the name of ${from}'s city still stands in ${names}`] : []),
    'set manager.chat and telegram.username: they were not copied',
    ...(sharedHandle
      ? [`manager.handle is ${from}'s ${sharedHandle}: change it if somebody else answers`]
      : []),
    ...(sharedWebhook
      ? [`bitrix.webhook is ${from}'s ${sharedWebhook}: change it if deals go elsewhere`]
      : []),
  ];
}
