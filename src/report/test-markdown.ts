import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { CityTestRun, TestRun } from '../operations/test-cities.ts';
import { diagnosticMarkdown, type MarkdownOptions } from './diagnostics-markdown.ts';
import { markdownCode } from './markdown.ts';
import { coverageParts } from './test-text.ts';
import { testWords } from './test-words.ts';

/** GitHub refuses comments of more than 65,536 characters; mistakes and the plan want to stand beside this. */
const mostCharacters = 20_000;
/** Texts that no conversation came to; the rest is counted. */
const mostMissing = 40;

/** A run of the tests for a comment on a pull request: counted, each failure with a link to its line. */
export function testMarkdown(
  { diagnostics, cities }: TestRun,
  options: MarkdownOptions & { readonly hasCoverage: boolean },
): string {
  const { language, hasCoverage } = options;
  const words = testWords[language];
  const failed = cities.reduce((sum, run) => sum + run.failed, 0);
  const all = cities.reduce((sum, run) => sum + run.passed + run.failed, 0);
  const told = [...diagnostics, ...cities.flatMap((run) => run.diagnostics)];
  const mark = told.length > 0 ? '❌' : all === 0 ? '⚪' : '✅';
  const head = failed > 0 ? words.someFailed(failed, all) : all === 0 ? words.nothing : words.allPassed(all);
  const isBroken = ({ passed, failed, diagnostics }: CityTestRun) =>
    passed + failed === 0 && diagnostics.length > 0;
  const broken = cities.filter(isBroken).map(({ city }) => `- ${markdownCode(city)}: ${words.broken}`);
  return [
    `${mark} **${head}**`,
    ...(told.length > 0 ? ['', ...broken, ...failures(told, options)] : []),
    ...(hasCoverage ? cities.flatMap((run) => coverageOf(run, language)) : []),
  ].join('\n');
}

function failures(told: readonly Diagnostic[], options: MarkdownOptions): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  for (const one of told) {
    const line = diagnosticMarkdown(one, options);
    length += line.length + 1;
    if (length > mostCharacters) break;
    lines.push(line);
  }
  const rest = told.length - lines.length;
  return rest > 0 ? [...lines, `- ${testWords[options.language].more(rest)}`] : lines;
}

/** Folded: who wants to know opens it. */
function coverageOf({ city, coverage }: CityTestRun, language: Language): readonly string[] {
  if (!coverage) return [];
  const words = testWords[language];
  const parts = coverageParts(coverage);
  const summary = parts
    .map(([part, { reached, total }]) => `${words.parts[part]} ${words.of(reached, total)}`)
    .join(', ');
  const lines = parts.flatMap(([part, { missing }]) => {
    if (missing.length === 0) return [];
    const shown = missing.slice(0, mostMissing).map(markdownCode).join(', ');
    const rest = missing.length - mostMissing;
    return [`- ${words.parts[part]}, ${words.missing}: ${shown}${rest > 0 ? ` ${words.more(rest)}` : ''}`];
  });
  const title = `${city}: ${words.coverage.toLowerCase()}: ${summary}`;
  return ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}
