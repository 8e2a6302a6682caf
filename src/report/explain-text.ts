import { type DiagnosticCode, severities } from '../diagnostics/codes.ts';
import { examples } from '../diagnostics/examples.ts';
import { wordsIn } from '../diagnostics/words/words-in.ts';
import type { ExplainedValue, LayerValue } from '../operations/explain-value.ts';
import { placeText } from './diagnostics-text.ts';
import { reportWords } from './report-words.ts';
import type { Voice } from './voice.ts';
import { wrapped } from './wrapped.ts';

/** A code for a person: what it is, why, and how it looks before and after. */
export function codeText(code: DiagnosticCode, { language, style, width }: Voice): string {
  const words = reportWords[language];
  const { title, why } = wordsIn[language][code];
  const { before, after } = examples[code];
  const paint = severities[code] === 'error' ? style.red : style.yellow;
  const indented = (text: string) => text.split('\n').map((line) => `    ${line}`);
  const example = [
    '',
    `${words.before}:`,
    ...indented(before).map(style.red),
    '',
    `${words.after}:`,
    ...indented(after).map(style.green),
  ];
  return [
    `${style.bold(code)}  ${paint(words.severity[severities[code]])}  ${style.bold(title)}`,
    '',
    ...wrapped(why, width),
    ...(before === after ? [] : example),
  ].join('\n');
}

/** A value with all its layers, the winner last and marked. */
export function valueText(
  { path, layers, author, isCommitted = true }: ExplainedValue,
  voice: Voice,
): string {
  const { style } = voice;
  const lines = layers.flatMap((layer, index) => layerLines(layer, index === layers.length - 1, voice));
  const by = author
    ? [
        `    ${style.dim(`${author.commit.slice(0, 10)}  ${author.author}, ${author.date}  ${author.summary}`)}`,
      ]
    : isCommitted
      ? []
      : [`    ${style.dim(reportWords[voice.language].notCommitted)}`];
  return [style.bold(path), ...lines, ...by].join('\n');
}

function layerLines(
  { layer, value, place }: LayerValue,
  isWinner: boolean,
  { language, style }: Voice,
): readonly string[] {
  const name = reportWords[language].layers[layer];
  const where = place ? `${name}  ${placeText(place)}` : name;
  const paint = isWinner ? (text: string) => text : style.dim;
  const mark = isWinner ? style.green('>') : ' ';
  return [`  ${mark} ${paint(where)}`, ...value.split('\n').map((line) => paint(`    ${line}`))];
}
