import { type Document, isMap, isScalar, parseDocument, visit, type YAMLError } from 'yaml';
import { applyEdits, type Edit, originOf, withoutOverlaps } from '../diagnostics/fix.ts';
import { scanYaml } from './scan-yaml.ts';
import { type ParsedText, rangeOfNode } from './yaml-file.ts';
import { isBlank, linesOf } from './yaml-lines.ts';
import type { Trap } from './yaml-trap.ts';
import type { Wish } from './yaml-wish.ts';

/** A file as far as it can be understood, with its traps and the errors that no trap explains. Offsets are the file's. */
export interface MendedYaml {
  readonly parsed: ParsedText;
  readonly traps: readonly Trap[];
  readonly errors: readonly YamlError[];
}

export interface YamlError {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** One mending may uncover the next: a key whose value could not be seen before. */
const mostRounds = 5;
/** Entries that cannot be read and are stepped over, to check the rest of the file. */
const mostSkipped = 12;
/** A file with more errors than this is no city file: stepping over them one by one would take seconds. */
const mostErrors = 500;
/** Characters that are parsed for one file at most, all tries together: a slow file must not hold up the others. */
const mostParsed = 1_500_000;

/**
 * Parses; where a trap is found, goes on with the text as its author meant it, so that all mistakes of a file are told
 * in one run. What still cannot be read is stepped over, entry by entry.
 */
export function mendYaml(text: string, wish: Wish): MendedYaml {
  const traps: Trap[] = [];
  const known = new Set<string>();
  let current = text;
  let toFile = (offset: number): number => offset;
  let parsedLength = text.length;
  let document = parse(current);
  for (let round = 0; round < mostRounds && parsedLength < mostParsed; round += 1) {
    const found = believed(scanYaml(current, wish), document);
    for (const trap of found) {
      const told = inFile(trap, toFile);
      const key = `${told.code} ${told.start}`;
      if (!known.has(key)) traps.push(told);
      known.add(key);
    }
    const grave = found.filter(({ isWarning }) => !isWarning).map(({ edits }) => edits);
    const edits = withoutOverlaps(grave, current.length);
    if (edits.length === 0) break;
    const [before, back] = [toFile, originOf(edits)];
    current = applyEdits(current, edits);
    toFile = (offset) => before(back(offset));
    parsedLength += current.length;
    document = parse(current);
  }
  const rest = stepOver(current, document, parsedLength);
  const grave = traps.filter(({ isWarning }) => !isWarning);
  const errors = rest.errors
    .map(({ code, start, end }) => ({ code, start: toFile(start), end: toFile(end) }))
    .filter((error) => !isExplained(text, error, grave));
  const parsed = {
    document: rest.document,
    text: rest.text,
    originOf: toFile,
    isPartial: rest.errors.length > 0,
  };
  return { parsed, traps, errors };
}

function parse(text: string): Document {
  // The library's own check of duplicate keys compares each with each.
  return parseDocument(text, { version: '1.2', prettyErrors: false, uniqueKeys: false });
}

/** In a file that YAML understands, a trap must stand where YAML sees a key too: else it is the scan that is wrong. */
function believed(traps: readonly Trap[], document: Document): readonly Trap[] {
  if (document.errors.length > 0) return traps;
  const keys = new Set<number>();
  visit(document, {
    Map: (_, map) => {
      for (const { key } of map.items) {
        const range = rangeOfNode(key);
        if (range) keys.add(range.end);
      }
    },
  });
  const isWhole = isScalar(document.contents) || !isMap(document.contents);
  return traps.filter(({ anchor }) => {
    if (anchor === undefined || isWhole) return true;
    // Between a key and its colon there may be spaces; the anchor is behind the colon.
    for (let at = anchor - 1; at >= anchor - 3; at -= 1) if (keys.has(at)) return true;
    return false;
  });
}

function inFile(trap: Trap, toFile: (offset: number) => number): Trap {
  const place = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const from = toFile(start);
    return { start: from, end: end > start ? Math.max(from, toFile(end - 1) + 1) : from };
  };
  return { ...trap, ...place(trap), edits: trap.edits.map((edit): Edit => ({ ...edit, ...place(edit) })) };
}

/** What goes wrong behind a trap, in the same entry at the margin, is the trap's doing. */
function isExplained(text: string, error: YamlError, traps: readonly Trap[]): boolean {
  const margin = /^[^\s#]/gm;
  let from = 0;
  for (const { index } of text.matchAll(margin)) {
    if (index > error.start) break;
    from = index;
  }
  return traps.some(({ start }) => start >= from && start <= error.end);
}

/** Takes the entry of the first error out, blank by blank, and parses the rest. */
function stepOver(
  text: string,
  document: Document,
  parsedLength: number,
): { readonly text: string; readonly document: Document; readonly errors: readonly YamlError[] } {
  const errors: YamlError[] = [];
  let current = { text, document };
  let left = mostParsed - parsedLength;
  while (current.document.errors[0] && errors.length < mostSkipped) {
    errors.push(asError(current.document.errors[0], current.text));
    if (left < text.length || current.document.errors.length > mostErrors) break;
    left -= text.length;
    const without = blanked(current.text, errors.at(-1)?.start ?? 0);
    if (without === current.text) break;
    current = { text: without, document: parse(without) };
  }
  return { ...current, errors };
}

function asError({ code, pos: [start, end] }: YAMLError, text: string): YamlError {
  // What is missing at the end of the file is told at its last character, not behind it.
  const at = Math.min(start, Math.max(0, text.trimEnd().length - 1));
  return { code, start: at, end: Math.max(at, end) };
}

/** The line of an offset, from the key at the margin that it belongs to up to the next one, as spaces. */
function blanked(text: string, offset: number): string {
  const lines = linesOf(text);
  const at = lines.findLastIndex(({ start }) => start <= offset);
  const isMargin = (index: number) => {
    const line = lines[index];
    return line !== undefined && line.indent === 0 && !isBlank(line) && !line.body.startsWith('#');
  };
  let first = at;
  while (first > 0 && !isMargin(first)) first -= 1;
  let last = at;
  while (last + 1 < lines.length && !isMargin(last + 1)) last += 1;
  const start = lines[first]?.start ?? 0;
  const end = lines[last]?.end ?? text.length;
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end);
}
