import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { SourceText } from '../diagnostics/source-text.ts';
import type { FileProblem, Files } from '../ports/files.ts';
import { maxYamlBytes } from './limits.ts';

const problems: Readonly<Record<FileProblem, string>> = {
  missing: 'there is no such file',
  'not-a-file': 'it is not an ordinary file',
  denied: 'permission denied',
  'too-large': 'it is too large',
  unreadable: 'the disk does not give it',
};

/** A YAML file's text, or what is wrong with the file. `source` is absent when there is nothing to parse. */
export async function readText(
  files: Files,
  path: string,
): Promise<{ readonly source?: SourceText; readonly diagnostics: readonly Diagnostic[] }> {
  const read = await files.read(path, maxYamlBytes);
  if (!read.ok) return { diagnostics: [fileProblem(path, read.error, maxYamlBytes)] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(read.value);
  } catch {
    return { diagnostics: [fileDiagnostic('ZC103', path)] };
  }
  if (text.includes('\0')) return { diagnostics: [fileDiagnostic('ZC103', path)] };
  if (text.trim() === '') return { diagnostics: [fileDiagnostic('ZC102', path)] };
  return { source: new SourceText(path, text), diagnostics: [] };
}

/** What is wrong with a file that could not be read; `limit` is what it was read with, in bytes. */
export function fileProblem(path: string, problem: FileProblem, limit: number): Diagnostic {
  if (problem === 'too-large') return fileDiagnostic('ZC104', path, { limit });
  return fileDiagnostic('ZC108', path, { problem: problems[problem] });
}

function fileDiagnostic(
  code: 'ZC102' | 'ZC103' | 'ZC104' | 'ZC108',
  file: string,
  values: Diagnostic['values'] = {},
): Diagnostic {
  return { code, severity: 'error', place: { file }, values };
}
