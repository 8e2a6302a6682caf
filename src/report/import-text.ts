import { wordsIn } from '../diagnostics/words/words-in.ts';
import type { CatalogImport } from '../operations/import-catalog.ts';
import type { ChangedProduct, ImportedProduct, Told } from '../operations/import-changes.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { withWayOn } from './guard-text.ts';
import { importWords } from './import-words.ts';
import { reportWords } from './report-words.ts';
import type { Voice } from './voice.ts';

/** Of each kind of change so many products are listed for a person. */
const mostListed = 10;

/** What was read, what it changes, what was left out and why; and what came of it. */
export function importText(imported: CatalogImport, voice: Voice): string {
  const { kind, changes, diagnostics, read, settings } = imported;
  const words = importWords[voice.language];
  const { added, gone, changed } = changes;
  const mistakes = diagnosticsText(diagnostics, voice);
  const told = [...readAs(imported, voice), ...(mistakes.trim() === '' ? [] : [mistakes, ''])];
  if (kind === 'broken')
    return [...told, ...skippedText(imported, voice), ...outcome(imported, voice)].join('\n');
  return [
    ...told,
    words.counts({ read, added: added.count, changed: changed.count, gone: gone.count }),
    ...(changed.count > 0 ? [words.changed(changed)] : []),
    ...listed(added, voice.style.green('+'), voice, (one) => pricedText(one, imported)),
    ...listed(gone, voice.style.red('-'), voice, (one) => pricedText(one, imported)),
    ...listed(changed, voice.style.yellow('~'), voice, (one) => changedText(one, imported, voice)),
    ...skippedText(imported, voice),
    ...(kind === 'refused' ? [] : settings.map(words.setting)),
    ...(imported.removedTest === null ? [] : [words.removedTest(imported.removedTest)]),
    ...outcome(imported, voice),
  ].join('\n');
}

/** What the file was taken for, so that a wrong guess is seen at once. */
function readAs({ diagnostics, from }: CatalogImport, { style, language }: Voice): readonly string[] {
  const found = diagnostics.find(({ code }) => code === 'ZK117' || code === 'ZK140');
  return found ? [style.dim(`${from}: ${wordsIn[language][found.code].message(found.values)}`)] : [];
}

function listed<T extends ImportedProduct>(
  { count, first }: Told<T>,
  mark: string,
  { style, language }: Voice,
  text: (one: T) => string,
): readonly string[] {
  const lines = first.slice(0, mostListed).map((one) => `  ${mark} ${style.bold(one.sku)}  ${text(one)}`);
  const more = count - lines.length;
  return more > 0 ? [...lines, style.dim(`    ${reportWords[language].more(more)}`)] : lines;
}

function pricedText({ name, price }: ImportedProduct, { currency }: CatalogImport): string {
  return price === '' ? name : `${name}, ${price} ${currency}`;
}

function changedText(one: ChangedProduct, { currency }: CatalogImport, { language }: Voice): string {
  const words = importWords[language];
  const price = one.price === one.priceBefore ? [] : [`${one.priceBefore} → ${one.price} ${currency}`];
  const pieces = `${words.stock} ${one.stockBefore || '?'} → ${one.stock || '?'}`;
  const stock = one.stock === one.stockBefore ? [] : [pieces];
  return `${one.name}: ${[...price, ...stock, ...(one.isText ? [words.text] : [])].join(', ')}`;
}

function skippedText({ skipped }: CatalogImport, { language }: Voice): readonly string[] {
  return skipped.map(({ code, count }) => {
    const { title } = wordsIn[language][code];
    return `${importWords[language].skipped(count)} (${code}, ${title.toLowerCase()})`;
  });
}

function outcome(imported: CatalogImport, voice: Voice): readonly string[] {
  const { kind, file, changes, alarms } = imported;
  const { style, language } = voice;
  const words = importWords[language];
  switch (kind) {
    case 'written':
      return [`${style.green('✓')} ${words.written(file, changes.after)}`];
    case 'unchanged':
      return [`${style.green('✓')} ${words.unchanged(file)}`];
    case 'dry-run':
      return [words.dryRun(file)];
    case 'broken':
      return [`${style.red('✗')} ${words.broken(file)}`];
    case 'refused':
      return withWayOn(
        alarms.map((alarm) => `${style.red('✗')} ${words.guard(alarm)}`),
        `${words.ifMeant}: \`${allowing(imported)}\``,
      );
  }
}

/** The same command, which overrules all that objected. */
function allowing({ city, from, format, columns, alarms }: CatalogImport): string {
  return [
    'zeta catalog import',
    city,
    shellWord(from),
    ...(format ? [`--format ${format}`] : []),
    ...Object.entries(columns).map(([field, header]) => `--column ${shellWord(`${field}=${header}`)}`),
    ...alarms.map(({ guard }) => `--allow ${guard}`),
  ].join(' ');
}

/** As one word of a shell, in quotes where it needs them. */
function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `"${text.replaceAll(/["$\\`]/g, '\\$&')}"`;
}
