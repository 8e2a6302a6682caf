import { visibleText } from '../base/html.ts';
import { htmlLimits, isMeasured, lengthOf, limitLengths, type PromptSpec } from '../city/prompt-spec.ts';
import type { ListedPrompt, PromptList } from '../operations/list-prompts.ts';
import type { CityPreview, PromptPreview } from '../operations/preview-prompts.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { columnsOf, plainLines, telegramText } from './telegram-text.ts';
import type { Voice } from './voice.ts';

/** Prompts by city and language: who says each, how long it may be, what it may use. */
export function promptListText({ prompts }: PromptList, { style, width }: Voice): string {
  const groups = Map.groupBy(prompts, ({ city, language }) => `${city ?? 'all cities'}, ${language}`);
  const blocks = [...groups].map(([head, entries]) => {
    const rows = entries.map((entry) => [
      `${entry.isMissing ? '!' : ' '} ${entry.key}`,
      sourceText(entry),
      String(limitLengths[entry.spec.limit]),
    ]);
    const all = [['  prompt', 'written in', 'up to'], ...rows];
    const room = width - widthsOf(all) - 2 * 3;
    const values = ['values', ...entries.map(({ spec }) => valuesText(spec, room))];
    const lines = table(
      all.map((row, index) => [...row, values[index] ?? '']),
      style,
    );
    return `${style.bold(head)}\n${lines}`;
  });
  const missing = prompts.filter(({ isMissing }) => isMissing).length;
  const notes =
    missing > 0 ? [`! ${missing} written in another language of the city, but not in this one`] : [];
  return [...blocks, ...notes].join('\n\n');
}

function widthsOf(rows: readonly (readonly string[])[]): number {
  return [0, 1, 2].reduce(
    (sum, column) => sum + Math.max(...rows.map((row) => (row[column] ?? '').length)),
    0,
  );
}

function sourceText({ layer, source, city }: ListedPrompt): string {
  if (source === null) return layer === 'none' ? 'nobody; Russian is shown' : 'built-in';
  return source.replace(`cities/${city}/`, '').replace('cities/', '');
}

/** As many values as fit; the rest is counted. */
function valuesText({ values }: PromptSpec, room: number): string {
  const names = Object.keys(values);
  for (let shown = names.length; shown > 0; shown -= 1) {
    const rest = names.length - shown;
    const text = `${names.slice(0, shown).join(' ')}${rest > 0 ? ` +${rest}` : ''}`;
    if (text.length <= room) return text;
  }
  return names.length > 0 ? `${names.length}` : '';
}

/** Every prompt as Telegram would show it, plural form by plural form. */
export function promptPreviewText({ prompts }: CityPreview, voice: Voice): string {
  return prompts.map((prompt) => previewText(prompt, voice)).join('\n\n');
}

function previewText(prompt: PromptPreview, { style, width }: Voice): string {
  const { key, language, source, layer, spec, previews } = prompt;
  const where = source ?? (layer === 'none' ? 'nobody wrote it in this language' : 'built-in');
  const head = `${style.bold(key)}  ${language}  ${style.dim(where)}`;
  const values = Object.keys(spec.values);
  const uses = values.length > 0 ? [style.dim(`may use ${values.map((name) => `{${name}}`).join(' ')}`)] : [];
  const shown = previews.flatMap(({ choice, text }) => {
    const label = Object.entries(choice).map(([name, value]) => `${name} = ${value}`);
    const length = lengthOf(htmlLimits.has(spec.limit) ? visibleText(text) : text, spec.limit);
    const size = `${spec.limit}, ${length} of ${limitLengths[spec.limit]} ${isMeasured(spec.limit) ? 'letters wide' : 'characters'}`;
    return [style.dim([...label, size].join(', ')), ...shownText(text, spec, style, width)];
  });
  return [head, ...uses, ...shown].join('\n');
}

function shownText(text: string, spec: PromptSpec, style: Style, width: number): readonly string[] {
  if (isMeasured(spec.limit)) return button(text, style);
  const bar = style.cyan('│');
  const lines = htmlLimits.has(spec.limit)
    ? telegramText(text, style, width - 2)
    : plainLines(text, width - 2);
  return lines.map((line) => `${bar} ${line}`.trimEnd());
}

function button(text: string, { cyan, bold }: Style): readonly string[] {
  const edge = '─'.repeat(columnsOf(text) + 4);
  return [cyan(`╭${edge}╮`), `${cyan('│')}  ${bold(text)}  ${cyan('│')}`, cyan(`╰${edge}╯`)];
}
