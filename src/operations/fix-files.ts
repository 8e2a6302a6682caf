import { maxYamlBytes } from '../compile/limits.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits, withoutOverlaps } from '../diagnostics/fix.ts';
import type { Files } from '../ports/files.ts';
import { type Draft, draftOver } from './draft-files.ts';
import { type Validation, validate } from './validate.ts';

export interface FixedFile {
  readonly file: string;
  /** What was mended, in the order of the rounds. */
  readonly fixed: readonly Diagnostic[];
}

export interface Fixing {
  readonly files: readonly FixedFile[];
  /** Somebody has saved these meanwhile: they were left as they are. */
  readonly changed: readonly string[];
  /** What is still to be said, of the files as they are now. */
  readonly validation: Validation;
}

/** One mending may let the next mistake be seen. */
const mostRounds = 10;

/**
 * Mends what has one meaning, in the files of these cities. Everything is tried in memory; a file is written once, whole,
 * when that has made it better and it is still the one that was read.
 */
export async function fixFiles(files: Files, names: readonly string[]): Promise<Fixing> {
  const draft = draftOver(files, maxYamlBytes);
  const before = await validate(draft.files, names);
  const fixed = new Map<string, Diagnostic[]>();
  let current = before;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = certainFixes(current.diagnostics);
    if (found.size === 0) break;
    for (const [file, diagnostics] of found) {
      const done = mend(draft, file, diagnostics);
      if (done.length > 0) fixed.set(file, [...(fixed.get(file) ?? []), ...done]);
    }
    current = await validate(draft.files, names);
  }
  const better = [...fixed].filter(([file]) => mistakes(current, file) < mistakes(before, file));
  const changed: string[] = [];
  const written: FixedFile[] = [];
  for (const [file, diagnostics] of better) {
    if (await draft.save(file)) written.push({ file, fixed: diagnostics });
    else changed.push(file);
  }
  return { files: written, changed, validation: await validate(files, names) };
}

function certainFixes(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  return Map.groupBy(
    diagnostics.filter(({ fix }) => fix?.isCertain === true),
    ({ place }) => place.file,
  );
}

/** What keeps a file from being read, and what can be mended; a mended key may well show that its text is wrong. */
function mistakes({ diagnostics }: Validation, file: string): number {
  const isMistake = ({ code, fix }: Diagnostic) => code.startsWith('ZC1') || fix?.isCertain === true;
  return diagnostics.filter((one) => one.place.file === file && isMistake(one)).length;
}

/** Does the fixes in memory; gives back those that did not touch another one's place. */
function mend(draft: Draft, file: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const bytes = draft.bytesOf(file);
  if (!bytes) return [];
  const mark = startsWithMark(bytes) ? '\ufeff' : '';
  const text = new TextDecoder().decode(bytes);
  const fixes = diagnostics.map(({ fix }) => fix?.edits ?? []);
  const edits = withoutOverlaps(fixes, text.length);
  const done = new Set(edits);
  draft.put(file, new TextEncoder().encode(mark + applyEdits(text, edits)));
  return diagnostics.filter(({ fix }) => fix?.edits.some((edit) => done.has(edit)));
}

/** A byte-order mark is no part of the text, and stays. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
