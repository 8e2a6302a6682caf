import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CityTestRun, TestRun } from '../operations/test-cities.ts';
import type { Coverage } from '../operations/testing/coverage.ts';
import { diagnosticsText, diagnosticText } from './diagnostics-text.ts';
import { printable } from './printable.ts';
import { testWords } from './test-words.ts';
import type { Voice } from './voice.ts';
import { wordDiff } from './word-diff.ts';

export interface TestTextOptions {
  readonly hasCoverage: boolean;
  /** Of the whole run. */
  readonly tookSeconds?: number;
}

/** A run of the tests for a person: each failure at its line, then a line for each city. */
export function testText(
  { diagnostics, cities, updated }: TestRun,
  voice: Voice,
  { hasCoverage, tookSeconds }: TestTextOptions,
): string {
  const words = testWords[voice.language];
  const failures = cities.flatMap((run) => run.diagnostics.map((one) => failureText(one, voice)));
  const took = tookSeconds === undefined ? '' : ` ${voice.style.dim(words.took(tookSeconds.toFixed(1)))}`;
  const lines = [
    ...updated.map(({ file, count }) => words.updated(count, file)),
    ...cities.map((run) => cityLine(run, voice)),
  ];
  const covered = hasCoverage ? cities.flatMap((run) => coverageText(run, voice)) : [];
  return [diagnosticsText(diagnostics, voice), ...failures, `${lines.join('\n')}${took}`, ...covered]
    .filter(Boolean)
    .join('\n\n');
}

/** With the words that differ, where a text was agreed. */
function failureText(diagnostic: Diagnostic, voice: Voice): string {
  const told = diagnosticText(diagnostic, voice);
  const { problem, expected, got } = diagnostic.values;
  if (diagnostic.code !== 'ZT102' || problem !== 'text' || !got) return told;
  const { style } = voice;
  const shown = wordDiff(String(expected), String(got)).map(({ kind, text }) => {
    const safe = printable(text.replaceAll('\n', '⏎'));
    if (kind === 'same') return style.dim(safe);
    return kind === 'added' ? style.green(`{+${safe}+}`) : style.red(`[-${safe}-]`);
  });
  return `${told}\n    ${shown.join('')}`;
}

function cityLine({ city, passed, failed, diagnostics }: CityTestRun, { style, language }: Voice): string {
  const words = testWords[language];
  const isBroken = passed + failed === 0 && diagnostics.length > 0;
  const mark = diagnostics.length > 0 ? style.red('✗') : style.green('✓');
  const name = style.bold(city);
  return isBroken
    ? `${mark} ${name}: ${words.broken}`
    : `${mark} ${name}: ${words.passed(passed)}, ${words.failed(failed)}`;
}

function coverageText({ city, coverage }: CityTestRun, { style, language }: Voice): readonly string[] {
  if (!coverage) return [];
  const words = testWords[language];
  const lines = coverageParts(coverage).map(([part, { reached, total, missing }]) => {
    const rest = missing.length === 0 ? '' : `; ${words.missing}: ${missing.join(', ')}`;
    return `  ${words.parts[part]}: ${words.of(reached, total)}${style.dim(rest)}`;
  });
  return [`${style.bold(city)}: ${words.coverage}\n${lines.join('\n')}`];
}

export function coverageParts(coverage: Coverage): readonly [keyof Coverage, Coverage[keyof Coverage]][] {
  const { prompts, screens, buttons } = coverage;
  return [
    ['screens', screens],
    ['buttons', buttons],
    ['prompts', prompts],
  ];
}
