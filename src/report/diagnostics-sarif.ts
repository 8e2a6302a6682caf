import { severities } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { wordsIn } from '../diagnostics/words/words-in.ts';
import { reportWords } from './report-words.ts';
import { wordsOf } from './words-of.ts';

/** SARIF 2.1.0 (OASIS), as code scanning tools take it. Columns count UTF-16 units, as ours do. */
export function diagnosticsSarif(
  diagnostics: readonly Diagnostic[],
  version: string,
  language: Language,
): object {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'zeta',
            version,
            rules: codes.map((code) => ({
              id: code,
              shortDescription: { text: wordsIn[language][code].title },
              fullDescription: { text: wordsIn[language][code].why },
              defaultConfiguration: { level: severities[code] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => {
          const { message, hint } = wordsOf(diagnostic, language);
          return {
            ruleId: diagnostic.code,
            ruleIndex: codes.indexOf(diagnostic.code),
            level: diagnostic.severity,
            message: { text: hint ? `${message} (${reportWords[language].hint}: ${hint})` : message },
            locations: [location(diagnostic.place)],
            ...(diagnostic.related && { relatedLocations: diagnostic.related.map(location) }),
          };
        }),
      },
    ],
  };
}

function location({ file, line, column, length }: Place): object {
  const region = line !== undefined && {
    startLine: line,
    ...(column !== undefined && { startColumn: column }),
    ...(column !== undefined && length && { endColumn: column + length }),
  };
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      ...(region && { region }),
    },
  };
}
