import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { countBySeverity } from '../diagnostics/most-told.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { printable } from './printable.ts';
import { reportWords } from './report-words.ts';
import type { Voice } from './voice.ts';
import { wordsOf } from './words-of.ts';
import { wrapped } from './wrapped.ts';

/** Diagnostics for a person: place, severity, code, message, the line with a caret, a hint. Notes are left out. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], voice: Voice): string {
  const told = diagnostics.filter(({ severity }) => severity !== 'note');
  return told.map((diagnostic) => diagnosticText(diagnostic, voice)).join('\n\n');
}

export function diagnosticText(diagnostic: Diagnostic, voice: Voice): string {
  const { style, language } = voice;
  const words = reportWords[language];
  const { message, hint } = wordsOf(diagnostic, language);
  const paint = diagnostic.severity === 'error' ? style.red : style.yellow;
  const place = placeText(diagnostic.place);
  const severity = words.severity[diagnostic.severity];
  const lead = `${style.bold(place)}  ${paint(severity)}  ${diagnostic.code}  `;
  const leadLength = `${place}  ${severity}  ${diagnostic.code}  `.length;
  const related = (diagnostic.related ?? []).map((place) =>
    style.dim(`  ${words.seeAlso} ${placeText(place)}`),
  );
  return [
    lead + sentence(message, leadLength, voice),
    ...frame(diagnostic.place, voice),
    ...corrected(diagnostic, voice),
    ...related,
    ...(hint ? [`  ${style.cyan(words.hint)}: ${sentence(hint, `  ${words.hint}: `.length, voice)}`] : []),
  ].join('\n');
}

/** What stands behind `taken` characters of a line; its next lines are indented. */
function sentence(text: string, taken: number, { wraps, width }: Voice): string {
  const indent = '    ';
  const room = wraps ? width - indent.length : Number.POSITIVE_INFINITY;
  return wrapped(printable(text), room, taken - indent.length).join(`\n${indent}`);
}

/** `cities/almaty/prompts/ru.yaml:12:9`, with the column's name where the file is a table. */
export function placeText({ file, line, column, field }: Place): string {
  const at = [file, line, column].filter((part) => part !== undefined).join(':');
  return field ? `${at} (${field})` : at;
}

/** `2 errors, 1 warning` */
export function countText(diagnostics: readonly Diagnostic[], language: Language): string {
  const words = reportWords[language];
  const number = countBySeverity(diagnostics);
  const counts = (['error', 'warning'] as const)
    .filter((severity) => number[severity] > 0)
    .map((severity) => words.counts[severity](number[severity]));
  return counts.join(', ') || words.noMistakes;
}

/** The lines as they should be, under the line as it is. */
function corrected({ fix, place }: Diagnostic, { style, language, width }: Voice): readonly string[] {
  if (!fix) return [];
  const gutter = '    + | ';
  const room = Math.max(20, width - gutter.length);
  const isOneLine = fix.lines.length === 1;
  const lines = fix.lines.map((line) => {
    const shown = isOneLine
      ? cutAround(line, firstDifference(line, place.text ?? ''), room)
      : cutAround(line, 0, room);
    return style.dim(gutter) + style.green(printable(shown.text));
  });
  return [`  ${style.cyan(reportWords[language].corrected)}:`, ...lines];
}

function firstDifference(line: string, other: string): number {
  let at = 0;
  while (at < line.length && line[at] === other[at]) at += 1;
  return at;
}

/** A line cut to so many characters around one of them, and what it then begins with; `…` stands for what is cut off. */
function cutAround(
  line: string,
  at: number,
  room: number,
): { readonly text: string; readonly start: number } {
  const start = Math.max(0, Math.min(at - Math.floor(room / 2), line.length - room));
  const end = start + room;
  const text = [
    start > 0 ? '…' : '',
    line.slice(start > 0 ? start + 1 : 0, line.length > end ? end - 1 : end),
    line.length > end ? '…' : '',
  ].join('');
  return { text, start };
}

/** The line, cut to the screen around the caret; `…` stands for what was cut off. */
function frame({ text, line, column = 1, length = 0 }: Place, { style, width }: Voice): readonly string[] {
  if (text === undefined || line === undefined) return [];
  const gutter = `${line} | `.padStart(8);
  const room = Math.max(20, width - gutter.length);
  const { text: cut, start } = cutAround(text, column - 1, room);
  const caret =
    ' '.repeat(Math.max(0, column - 1 - start)) +
    '^'.repeat(Math.max(1, Math.min(length, room - (column - 1 - start))));
  return [style.dim(gutter) + printable(cut), `${' '.repeat(gutter.length)}${style.red(caret)}`];
}
