import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { countText, placeText } from './diagnostics-text.ts';
import { escapedMarkdown, markdownCode } from './markdown.ts';
import { mostImportantFirst } from './most-important.ts';
import { reportWords } from './report-words.ts';
import { wordsOf } from './words-of.ts';

/** GitHub refuses comments of more than 65,536 characters; the plan and the tests want to stand beside this. */
const mostCharacters = 40_000;

export interface MarkdownOptions {
  readonly language: Language;
  /** Web address of a folder's files, which links to lines begin with: `https://github.com/shop/bots/blob/<commit>`. */
  readonly blob?: string;
}

/** All diagnostics but notes for a comment on a pull request: counted, the gravest first, each with a link to its line. */
export function diagnosticsMarkdown(diagnostics: readonly Diagnostic[], options: MarkdownOptions): string {
  const { language } = options;
  const told = mostImportantFirst(diagnostics.filter(({ severity }) => severity !== 'note'));
  const mark = told.some(({ severity }) => severity === 'error') ? '❌' : told.length > 0 ? '⚠️' : '✅';
  const lines: string[] = [];
  let length = 0;
  for (const diagnostic of told) {
    const line = diagnosticMarkdown(diagnostic, options);
    length += line.length + 1;
    if (length > mostCharacters) break;
    lines.push(line);
  }
  const rest = told.length - lines.length;
  const more = rest > 0 ? [`- ${reportWords[language].more(rest)}`] : [];
  return [
    `${mark} **${countText(diagnostics, language)}**`,
    ...(told.length > 0 ? [''] : []),
    ...lines,
    ...more,
  ].join('\n');
}

/** One of a list, with a link to its line. */
export function diagnosticMarkdown(diagnostic: Diagnostic, { language, blob }: MarkdownOptions): string {
  const { message, hint } = wordsOf(diagnostic, language);
  const words = reportWords[language];
  const where = blob === undefined ? markdownCode(placeText(diagnostic.place)) : link(diagnostic.place, blob);
  const head = `- **${words.severity[diagnostic.severity]}** ${diagnostic.code} ${where}: ${escapedMarkdown(message)}`;
  const told = hint ? `${head}<br>${words.hint}: ${escapedMarkdown(hint)}` : head;
  return diagnostic.fix ? `${told}\n${suggestion(diagnostic.fix.lines)}` : told;
}

/** The corrected lines, to be copied; fenced with more backticks than they hold, and indented into the list. */
function suggestion(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  const shown = lines.map((line) => line.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g, ' '));
  return [`${fence}yaml`, ...shown, fence].map((line) => `  ${line}`).join('\n');
}

function link(place: Place, blob: string): string {
  const path = place.file.split('/').map(encodeURIComponent).join('/');
  const line = place.line === undefined ? '' : `#L${place.line}`;
  return `[${markdownCode(placeText(place))}](${blob}/${path}${line})`;
}
