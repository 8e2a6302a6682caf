import { basename, relative, resolve } from 'node:path';
import { exitCode } from '../../../base/exit-code.ts';
import { isCityId } from '../../../base/ids.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { checkNewName, newCityDefaults } from '../../../operations/add-city.ts';
import {
  checkNewPlatform,
  citiesBefore,
  type InitialisedPlatform,
  initPlatform,
} from '../../../operations/init-platform.ts';
import { pinPackage } from '../../../operations/pin-package.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { secretText } from '../../../report/secret-text.ts';
import { stepsText } from '../../../report/steps-text.ts';
import { type CityFlags, withFlags } from '../city-questions.ts';
import type { Cli, Verb } from '../cli.ts';
import { askedCity } from './city-add.ts';

export interface InitFlags extends CityFlags {
  readonly city?: string;
  readonly yes?: boolean;
}

const usualCity = 'almaty';

/** `zeta init`: a folder becomes a platform. */
export function runInit(folder: string | undefined, { city: id, yes, ...flags }: InitFlags): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const root = resolve(cli.options.C ?? '.', folder ?? '.');
    const files = tools.filesAt(root);
    await checkNewPlatform(files, root);
    const before = await citiesBefore(files);
    const isAsked = cli.isInteractive && !yes && !cli.options.json && before.length === 0;
    const name = before[0] ?? id ?? (isAsked ? await askedName(cli, root) : usualCity);
    const city = before[0] ?? (await checkNewName({ files }, name));
    const given = withFlags(newCityDefaults({ config: {} }, city), flags);
    const settings = isAsked ? await askedCity(cli, `The first city: ${city}`, given, flags) : given;
    const made = await initPlatform(tools.filesAt(cli.packageRoot), files, {
      name: basename(root),
      language: cli.language,
      package: await pinPackage(tools, cli.packageRoot, packageName),
      city,
      settings,
    });
    cli.answer({ folder: root, ...made }, () => initText(cli, root, made, settings.token));
    return exitCode.done;
  };
}

/** As npm knows this package. */
const packageName = 'zeta-platform';

async function askedName(cli: Cli, root: string): Promise<string> {
  const ask = await cli.askForm();
  const answers = await ask(`A new platform in ${root}`, [
    {
      name: 'city',
      label: 'First city',
      hint: 'its folder: latin letters, digits, dashes',
      preset: usualCity,
      problem: (text) =>
        isCityId(text) ? undefined : 'a lower-case latin letter, then letters, digits, dashes',
    },
  ]);
  if (answers) return answers['city'] || usualCity;
  throw new ZetaError('cancelled', 'Cancelled; nothing was written.', { exit: exitCode.usage });
}

function initText(cli: Cli, root: string, made: InitialisedPlatform, token: string): string {
  const { style } = cli;
  const { city, written, kept, diagnostics } = made;
  const what = city ? `a platform with the city ${style.bold(city)}` : 'a platform around your cities';
  return [
    `${style.green('✓')} ${root}: ${what}`,
    ...shownFiles(written).map((path) => `  ${path}`),
    ...kept.map((path) => style.yellow(`  ${path} was there and is as it was`)),
    ...(diagnostics.length > 0 ? ['', diagnosticsText(diagnostics, cli)] : []),
    '',
    'Next:',
    ...stepsText(nextSteps(root, made, token), cli.width),
  ].join('\n');
}

/** The schemas are many, and nobody opens them. */
function shownFiles(written: readonly string[]): readonly string[] {
  const schemas = written.filter((path) => path.startsWith('schemas/'));
  const others = written.filter((path) => !path.startsWith('schemas/'));
  return schemas.length > 0 ? [...others, `schemas/ (${schemas.length} files)`] : others;
}

function nextSteps(
  root: string,
  { city, kept, spec }: InitialisedPlatform,
  token: string,
): readonly string[] {
  const here = relative(process.cwd(), root);
  const merge = kept.includes('package.json')
    ? [`add to the dependencies in package.json: "${packageName}": "${spec}"`]
    : [];
  return [
    ...(here === '' ? [] : [`cd ${here}`]),
    ...merge,
    'npm install, then git init and commit everything, package-lock.json too',
    'npm start: the bots in an emulated Telegram, on a page in the browser; no token needed',
    ...(city ? [`replace cities/${city}/catalog.csv by the shop's own products`] : []),
    ...(city ? secretText(token, 'dev') : []),
  ];
}
