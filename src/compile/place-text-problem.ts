import { nearest } from '../base/nearest.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { TextProblem } from './check-icu.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';
import { withPiece } from './yaml-fixes.ts';

/** A mistake inside a text of a file, told at its piece; mended where there is one way to read it. */
export function placeTextProblem(
  file: YamlFile,
  path: YamlPath,
  key: string,
  spec: PromptSpec,
  problem: TextProblem,
  text: string,
): Diagnostic {
  const place = file.placeInText(path, problem.at, problem.length);
  const mended = (told: Diagnostic, meant: string) => withPiece(told, file, path, { ...problem, meant });
  if (problem.code !== 'ZP204') {
    const told = diagnostic(problem.code, place, problem.values);
    return problem.meant === undefined ? told : mended(told, problem.meant);
  }
  const known = Object.keys(spec.values);
  const written = String(problem.values['value']);
  const near = nearest(written, known) ?? '';
  const values = {
    ...problem.values,
    key,
    known: known.map((name) => `{${name}}`).join(', '),
    nearest: near,
  };
  const told = diagnostic('ZP204', place, values);
  const piece = text.slice(problem.at, problem.at + problem.length);
  return near === '' ? told : mended(told, piece.replace(written, near));
}
