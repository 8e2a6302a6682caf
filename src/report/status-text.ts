import { toTarget } from '../base/to-target.ts';
import type { CityStatus, Health, Status } from '../operations/status.ts';
import { age } from './age.ts';
import { feedLines } from './feeds-text.ts';
import { fitted } from './fitted.ts';
import { statusNotes } from './status-notes.ts';
import { type StatusWords, statusWords } from './status-words.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { columnsOf } from './telegram-text.ts';
import type { Voice } from './voice.ts';
import { wrapped } from './wrapped.ts';

/** How the report speaks; on a terminal sentences are cut at its width, elsewhere one is one line. */
type StatusVoice = Pick<Voice, 'style' | 'language'> & Partial<Voice>;

/** Who serves, a row a city, and under them all that a person should know. */
export function statusText(status: Status, now: number, voice: StatusVoice): string {
  const { target, isServed, cities } = status;
  const { style, language } = voice;
  const said = statusWords[language];
  const notes = cities.flatMap((city) =>
    statusNotes(city, { target, isServed, now }, voice).flatMap((note) =>
      paragraph(`${city.city}: ${note}`, style.yellow('!'), voice),
    ),
  );
  const feeds = cities.flatMap(({ city, feeds: ofCity }) =>
    ofCity.flatMap((feed) =>
      feedLines({ city, target }, feed, now, { style, language }).flatMap((line) => cutLine(line, voice)),
    ),
  );
  const blocks = [notes, feeds].flatMap((lines) => (lines.length > 0 ? ['', ...lines] : []));
  return [
    `${said.target} ${style.bold(target)}`,
    ...serverLines(status, now, voice),
    ...(cities.length > 0 ? ['', ...rowLines(cities, now, voice)] : []),
    ...blocks,
  ].join('\n');
}

function serverLines(
  { target, isServed, serving, deploying, backupAt }: Status,
  now: number,
  voice: StatusVoice,
): readonly string[] {
  const { style, language } = voice;
  const said = statusWords[language];
  const on = style.green('●');
  const server = serving
    ? `${on} ${said.served(serving.command, serving.pid, age(now - serving.since, language), serving.publicUrl)}`
    : isServed
      ? `${on} ${said.unnamed}`
      : `${style.dim('○')} ${said.unserved}`;
  const backup =
    backupAt === null ? said.noBackup(toTarget(target)) : said.backup(age(now - backupAt, language));
  // What is emulated needs no backup.
  const more = [
    ...(serving?.watch ? [said.watch[serving.watch]] : []),
    ...(target === 'dev' ? [] : [backup]),
  ];
  const holder = deploying && `${deploying.author} (${deploying.pid})`;
  const deploy = holder
    ? [`${style.yellow('●')} ${said.deploying(holder, age(now - (deploying?.since ?? now), language))}`]
    : [];
  return [server, ...deploy, ...(more.length > 0 ? [style.dim(`  ${more.join('; ')}`)] : [])];
}

const marks: Readonly<Record<Health, (style: Style) => string>> = {
  fine: (style) => style.green('●'),
  trouble: (style) => style.yellow('!'),
  down: (style) => style.red('✗'),
  unserved: (style) => style.dim('○'),
  undeployed: (style) => style.dim('·'),
};

/** Names of cities are shortened where a row would be wider than the terminal. */
function rowLines(cities: readonly CityStatus[], now: number, voice: StatusVoice): readonly string[] {
  const { style, language, width = 80, wraps = false } = voice;
  const said = statusWords[language];
  const cells = cities.map((city) => cellsOf(city, now, said, language));
  const lines = table([said.head, ...cells], style).split('\n');
  const missing = wraps
    ? Math.max(...cells.map((row) => widthOf(row, [said.head, ...cells]))) + 2 - width
    : 0;
  if (missing > 0) {
    const longest = Math.max(...cells.map(([name = '']) => name.length));
    const short = Math.max(8, longest - missing);
    const cut = cells.map(([name = '', ...row]) => [
      name.length > short ? fitted(name, short) : name,
      ...row,
    ]);
    return marked(table([said.head, ...cut], style).split('\n'), cities, style);
  }
  return marked(lines, cities, style);
}

function marked(
  [head = '', ...rows]: readonly string[],
  cities: readonly CityStatus[],
  style: Style,
): readonly string[] {
  return [`  ${head}`, ...rows.map((row, at) => `${marks[cities[at]?.health ?? 'fine'](style)} ${row}`)];
}

/** Columns that a row takes among the others. */
function widthOf(row: readonly string[], rows: readonly (readonly string[])[]): number {
  return row.reduce((sum, _, at) => sum + Math.max(...rows.map((one) => columnsOf(one[at] ?? ''))) + 2, -2);
}

function cellsOf(
  city: CityStatus,
  now: number,
  said: StatusWords,
  language: Voice['language'],
): readonly string[] {
  return [
    city.city,
    city.live === null ? '—' : `#${city.live}${city.isPinned ? ` ${said.pinned}` : ''}`,
    city.liveSince === null ? '' : age(now - city.liveSince, language),
    city.products === null ? '' : String(city.products),
    city.inbox + city.outbox > 0 ? `${city.inbox}/${city.outbox}` : '0',
    city.webhook === null ? '—' : String(city.webhook.pending),
    city.lastTurnAt === null ? '—' : said.ago(age(now - city.lastTurnAt, language)),
  ];
}

/** The same for a line that has its mark. */
function cutLine(
  line: string,
  { width = 80, wraps = false }: Pick<StatusVoice, 'width' | 'wraps'>,
): readonly string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  if (!wraps) return [line];
  return wrapped(line.slice(indent.length), width - indent.length - 2).map(
    (part, at) => `${indent}${at === 0 ? '' : '  '}${part}`,
  );
}

/** A sentence behind a mark; on a terminal its further lines stand under its first word. */
function paragraph(
  text: string,
  mark: string,
  { width = 80, wraps = false }: Pick<StatusVoice, 'width' | 'wraps'>,
): readonly string[] {
  if (!wraps) return [`  ${mark} ${text}`];
  return wrapped(text, width - 4).map((line, at) => (at === 0 ? `  ${mark} ${line}` : `    ${line}`));
}
