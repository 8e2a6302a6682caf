import type { CityFootprint, TargetFootprint } from '../operations/city-footprint.ts';
import type { CityDetails } from '../operations/show-city.ts';
import { age } from './age.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** One city as it is written and as it is served. */
export function cityDetailsText(details: CityDetails, now: number, style: Style): string {
  const { city, settings, languages, secrets, files } = details;
  const name = settings.find(({ path }) => path === 'name')?.value;
  const blocks = [
    `${style.bold(city)}${typeof name === 'string' ? `  ${name}` : ''}\n${liveText(details, now, style)}`,
    table(
      [
        ['setting', 'value', 'written in'],
        ...settings.map(({ path, value, source }) => [path, valueText(value), fileOf(source, city)]),
      ],
      style,
    ),
    table(
      [
        ['texts', 'own', 'shared', 'built-in'],
        ...languages.map((one) => [one.language, String(one.city), String(one.shared), String(one.builtIn)]),
      ],
      style,
    ),
    [
      style.dim('secrets'),
      ...secrets.map(({ reference, isSet }) =>
        isSet ? `${style.green('✓')} ${reference}` : `${style.yellow('!')} ${reference} is not set`,
      ),
    ].join('\n'),
    [style.dim('files'), ...files].join('\n'),
  ];
  return blocks.join('\n\n');
}

function liveText({ status, target }: CityDetails, now: number, style: Style): string {
  if (!status || status.live === null) return `not deployed to ${target}`;
  const since = status.liveSince === null ? '' : ` for ${age(now - status.liveSince)}`;
  const pinned = status.isPinned ? ', pinned' : '';
  const notes = [status.refused ? `refused: ${status.refused}` : '', status.problem ?? '', ...status.pending]
    .filter(Boolean)
    .map((note) => `\n${style.yellow('!')} ${note}`);
  const products = status.products === null ? '' : `, ${status.products} products`;
  return `${style.green('●')} live in ${target} as ${status.city}#${status.live}${since}${products}${pinned}${notes.join('')}`;
}

/** Within 36 columns, so that a row of the table stays on an 80-column terminal. */
const widestValue = 36;

function valueText(value: unknown): string {
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  const text = isList ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > widestValue ? `${text.slice(0, widestValue - 1)}…` : text;
}

function fileOf(source: string, city: string): string {
  return source.replace(`cities/${city}/`, '');
}

/** What renaming or removing a city will touch, a line each. */
export function footprintText(
  { city, files, targets }: CityFootprint,
  what: { readonly folder: string; readonly release: (target: TargetFootprint) => string },
  style: Style,
): readonly string[] {
  const folder =
    files.length > 0 ? [`  cities/${city}: ${counted(files.length, 'file')}, ${what.folder}`] : [];
  const lines = targets.map((target) => {
    const live = target.live === null ? 'not live' : style.yellow(`live as ${city}#${target.live}`);
    const waiting =
      target.waiting > 0
        ? `; ${counted(target.waiting, 'message or deal', 'messages or deals')} not done`
        : '';
    return `  target ${target.target}: ${live}, ${counted(target.releases, 'release')}, ${what.release(target)}${waiting}`;
  });
  return [...folder, ...lines];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
