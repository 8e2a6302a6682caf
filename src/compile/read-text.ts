import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { SourceText } from '../diagnostics/source-text.ts';
import type { FileProblem, Files } from '../ports/files.ts';
import { maxYamlBytes } from './limits.ts';

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
    return { diagnostics: [diagnostic('ZC103', { file: path })] };
  }
  if (text.includes('\0')) return { diagnostics: [diagnostic('ZC103', { file: path })] };
  if (text.trim() === '') return { diagnostics: [diagnostic('ZC102', { file: path })] };
  return { source: new SourceText(path, text), diagnostics: [] };
}

/** What is wrong with a file that could not be read; `limit` is what it was read with, in bytes. */
export function fileProblem(path: string, problem: FileProblem, limit: number): Diagnostic {
  if (problem === 'too-large') return diagnostic('ZC104', { file: path }, { limit });
  return diagnostic('ZC108', { file: path }, { problem });
}
