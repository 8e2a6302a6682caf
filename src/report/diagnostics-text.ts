import { catalogue } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Severity } from '../diagnostics/severity.ts';
import type { Style } from './style.ts';

/** Of one file so many are shown whole; the rest is counted. */
const mostPerFile = 100;

/** Diagnostics for a person: place, severity, code, message, the line with a caret, a hint. Notes are left out. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], style: Style, width: number): string {
  const told = diagnostics.filter(({ severity }) => severity !== 'note');
  const byFile = Map.groupBy(told, ({ place }) => place.file);
  const blocks = [...byFile].flatMap(([file, all]) => {
    const shown = all.slice(0, mostPerFile).map((diagnostic) => diagnosticText(diagnostic, style, width));
    const rest = all.length - shown.length;
    return rest > 0 ? [...shown, style.dim(`${file}: and ${rest} more`)] : shown;
  });
  return blocks.join('\n\n');
}

export function diagnosticText(diagnostic: Diagnostic, style: Style, width: number): string {
  const { message, hint } = wordsOf(diagnostic);
  const paint = diagnostic.severity === 'error' ? style.red : style.yellow;
  const head = `${style.bold(placeText(diagnostic.place))}  ${paint(diagnostic.severity)}  ${diagnostic.code}  ${printable(message)}`;
  const related = (diagnostic.related ?? []).map((place) => style.dim(`  see also ${placeText(place)}`));
  return [
    head,
    ...frame(diagnostic.place, style, width),
    ...related,
    ...(hint ? [`  ${style.cyan('hint')}: ${printable(hint)}`] : []),
  ].join('\n');
}

/** `cities/almaty/prompts/ru.yaml:12:9`, with the column's name where the file is a table. */
export function placeText({ file, line, column, field }: Place): string {
  const at = [file, line, column].filter((part) => part !== undefined).join(':');
  return field ? `${at} (${field})` : at;
}

/** What a code says with its values; the one place where codes become words. */
export function wordsOf({ code, values }: Diagnostic): { readonly message: string; readonly hint: string } {
  const entry = catalogue[code];
  return { message: entry.message(values), hint: entry.hint(values) };
}

/** `2 errors, 1 warning` */
export function countText(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const words = (['error', 'warning'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) => `${count(severity)} ${severity}${count(severity) === 1 ? '' : 's'}`);
  return words.join(', ') || 'no mistakes';
}

/** What a file says must not steer the terminal that shows it, nor break the line. */
function printable(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, '\ufffd');
}

/** The line, cut so that the caret is on the screen. */
function frame(
  { text, line, column = 1, length = 0 }: Place,
  style: Style,
  width: number,
): readonly string[] {
  if (text === undefined || line === undefined) return [];
  const gutter = `${line} | `.padStart(8);
  const room = Math.max(20, width - gutter.length);
  const start = Math.max(0, column - 1 - Math.floor(room / 2));
  const cut = printable(text.slice(start, start + room));
  const caret =
    ' '.repeat(Math.max(0, column - 1 - start)) +
    '^'.repeat(Math.max(1, Math.min(length, room - (column - 1 - start))));
  return [style.dim(gutter) + cut, `${' '.repeat(gutter.length)}${style.red(caret)}`];
}
