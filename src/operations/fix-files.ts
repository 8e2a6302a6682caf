import { ok } from '../base/result.ts';
import { maxYamlBytes } from '../compile/limits.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits, withoutOverlaps } from '../diagnostics/fix.ts';
import type { Files } from '../ports/files.ts';
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
  const draft = draftOver(files);
  const before = await validate(draft.files, names);
  const fixed = new Map<string, Diagnostic[]>();
  let current = before;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = certainFixes(current.diagnostics);
    if (found.size === 0) break;
    for (const [file, diagnostics] of found) {
      const done = draft.mend(file, diagnostics);
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

interface Draft {
  readonly files: Files;
  /** Does the fixes in memory; gives back those that did not touch another one's place. */
  mend(file: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
  /** Writes the file unless it is no longer what was read. */
  save(file: string): Promise<boolean>;
}

/** The folder as it would be: files that were mended are read from memory. */
function draftOver(files: Files): Draft {
  const originals = new Map<string, Uint8Array>();
  const mended = new Map<string, Uint8Array>();
  return {
    files: {
      ...files,
      read: async (path, maxBytes) => {
        const own = mended.get(path);
        if (own) return ok(own);
        const read = await files.read(path, maxBytes);
        if (read.ok && !originals.has(path) && read.value.length <= maxYamlBytes)
          originals.set(path, read.value);
        return read;
      },
    },
    mend: (file, diagnostics) => {
      const bytes = mended.get(file) ?? originals.get(file);
      if (!bytes) return [];
      const mark = startsWithMark(bytes) ? '\ufeff' : '';
      const text = new TextDecoder().decode(bytes);
      const fixes = diagnostics.map(({ fix }) => fix?.edits ?? []);
      const edits = withoutOverlaps(fixes, text.length);
      const done = new Set(edits);
      mended.set(file, new TextEncoder().encode(mark + applyEdits(text, edits)));
      return diagnostics.filter(({ fix }) => fix?.edits.some((edit) => done.has(edit)));
    },
    save: async (file) => {
      const [original, content] = [originals.get(file), mended.get(file)];
      const now = await files.read(file, maxYamlBytes);
      if (!original || !content || !now.ok || !isSame(now.value, original)) return false;
      await files.write(file, content);
      return true;
    },
  };
}

/** A byte-order mark is no part of the text, and stays. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
