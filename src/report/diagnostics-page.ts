import { type DiagnosticCode, severities } from '../diagnostics/codes.ts';
import { examples } from '../diagnostics/examples.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { wordsIn } from '../diagnostics/words/words-in.ts';
import { reportWords } from './report-words.ts';

/** The reference page of all diagnostics, in Markdown. */
export function diagnosticsPage(language: Language): string {
  const words = reportWords[language].page;
  // The table's keys are codes: its type says so.
  const codes = Object.keys(severities) as DiagnosticCode[];
  const groups = Object.entries(words.groups).map(([prefix, title]) => {
    const members = codes.filter((code) => code.startsWith(prefix)).sort();
    return [`## ${title}`, ...members.map((code) => section(code, language))].join('\n\n');
  });
  return `${[`# ${words.title}`, words.lead, ...groups].join('\n\n')}\n`;
}

function section(code: DiagnosticCode, language: Language): string {
  const words = reportWords[language];
  const { title, why } = wordsIn[language][code];
  const { before, after } = examples[code];
  const fence = code.startsWith('ZK') ? 'csv' : 'yaml';
  const block = (name: string, text: string) => `${name}:\n\n\`\`\`${fence}\n${text}\n\`\`\``;
  const example = before === after ? [] : [block(words.before, before), block(words.after, after)];
  return [`### ${code}: ${title}`, `*${words.severity[severities[code]]}.* ${why}`, ...example].join('\n\n');
}
