import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Severity } from '../diagnostics/severity.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { mostImportantFirst } from './most-important.ts';
import { reportWords } from './report-words.ts';
import { wordsOf } from './words-of.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Workflow commands, which GitHub shows at the lines of a pull request. It shows ten a step: the most important come first.
 * Notes are left out. Source: GitHub, "Workflow commands".
 */
export function diagnosticsForGithub(diagnostics: readonly Diagnostic[], language: Language): string {
  return mostImportantFirst(diagnostics.filter(({ severity }) => severity !== 'note'))
    .map((diagnostic) => annotation(diagnostic, language))
    .join('\n');
}

function annotation(diagnostic: Diagnostic, language: Language): string {
  const { file, line, column, length } = diagnostic.place;
  const { message, hint } = wordsOf(diagnostic, language);
  const properties = {
    file,
    line,
    col: column,
    endColumn: column !== undefined && length ? column + length : undefined,
    title: diagnostic.code,
  };
  const told = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  const text = hint ? `${message}\n${reportWords[language].hint}: ${hint}` : message;
  return `::${commands[diagnostic.severity]} ${told.join(',')}::${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
