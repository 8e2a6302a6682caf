import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { SourceText } from '../diagnostics/source-text.ts';
import type { FileProblem, Files } from '../ports/files.ts';
import { likelyEncoding } from './likely-encoding.ts';
import { maxYamlBytes } from './limits.ts';

/** A YAML file's text, or what is wrong with the file. `source` is absent when there is nothing to parse. */
export async function readText(
  files: Files,
  path: string,
): Promise<{ readonly source?: SourceText; readonly diagnostics: readonly Diagnostic[] }> {
  const read = await files.read(path, maxYamlBytes);
  if (!read.ok) return { diagnostics: [fileProblem(path, read.error, maxYamlBytes)] };
  const { value: bytes } = read;
  const source = new SourceText(path, new TextDecoder('utf-8').decode(bytes));
  if (!isUtf8(bytes) || bytes.includes(0)) return { diagnostics: [noText(source, bytes)] };
  if (source.text.trim() === '') return { diagnostics: [diagnostic('ZC102', { file: path })] };
  return { source, diagnostics: [] };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The first place where the file is no UTF-8 text, and what it is instead by all appearance. */
function noText(source: SourceText, bytes: Uint8Array): Diagnostic {
  const at = source.text.search(/[\0\ufffd]/);
  const { text: _, ...place } = source.place(at, at + 1);
  const problem = bytes.includes(0) ? 'nul' : 'bytes';
  return diagnostic('ZC103', place, { problem, likely: likelyEncoding(bytes) ?? '' });
}

/** What is wrong with a file that could not be read; `limit` is what it was read with, in bytes. */
export function fileProblem(path: string, problem: FileProblem, limit: number): Diagnostic {
  if (problem === 'too-large') return diagnostic('ZC104', { file: path }, { limit });
  return diagnostic('ZC108', { file: path }, { problem });
}
