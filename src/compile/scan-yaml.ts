import { blockTraps, surroundings } from './block-traps.ts';
import { flowEnd, marginKeysOf } from './flow-end.ts';
import { levelTrap, lineTrap, openLevel, parentOf } from './level-traps.ts';
import { closingQuote, notClosed, quotedTraps } from './quoted-traps.ts';
import type { Scan } from './scan.ts';
import { isSlip, plainLines } from './text-lines.ts';
import { mended, noteBehind, plainTraps, type ValueOfKey } from './value-traps.ts';
import {
  inSpaces,
  isBlank,
  isComment,
  type KeyOfLine,
  keyOf,
  type Line,
  linesOf,
  strangeKind,
} from './yaml-lines.ts';
import { asBlock, excerpt, type Trap } from './yaml-trap.ts';
import { anything, type Wish } from './yaml-wish.ts';

/**
 * Reads a YAML file as its author does, line by line, and finds where YAML reads something else. It needs no valid YAML
 * and builds nothing; `wish` says where texts are expected. A file that is as it should be has no traps.
 */
export function scanYaml(text: string, wish: Wish): readonly Trap[] {
  const lines = linesOf(text);
  const scan: Scan = {
    text,
    lines,
    lookAhead: 4 * text.length + 10_000,
    marginKeys: marginKeysOf(lines, wish),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    root: wish,
    anchors: anchorsOf(text),
    traps: [],
    levels: [openLevel(-1, wish)],
    strange: new Map(),
  };
  for (let index = 0; index < scan.lines.length; ) index = Math.max(index + 1, scanLine(scan, index));
  return [...strangeTraps(scan), ...scan.traps];
}

/** `name` for each `&name`, `*name` for each `*name`. */
function anchorsOf(text: string): ReadonlySet<string> {
  const found = text.matchAll(/([&*])([^\s,[\]{}]+)/g);
  return new Set([...found].map(([, sign, name = '']) => (sign === '&' ? name : `*${name}`)));
}

/** Returns the index of the next line to read. */
function scanLine(scan: Scan, index: number): number {
  const line = scan.lines[index];
  if (!line || isBlank(line)) return index + 1;
  if (isComment(line)) return index + 1;
  if (line.strange) scan.strange.set(line, inSpaces(line.strange));
  if (/^%[A-Z]/.test(line.body)) return index + 1;
  if (/^(---|\.\.\.)(\s|$)/.test(line.body) && line.indent === 0) return separator(scan, index);
  const { body, at, column } = dashes(scan, line);
  if (body === '') return index + 1;
  const key = keyOf(body, at);
  const isGluedDash = scan.levels.at(-1)?.wish.kind === 'list' && /^[-–—•][^\s-]/.test(body);
  if (!key || isGluedDash) return unkeyed(scan, index, body, at, column);
  const wrong = column === line.indent ? levelTrap(scan, index, key.name) : undefined;
  if (wrong !== undefined) return wrong;
  return scanKey(scan, index, key, column);
}

/** Opens a level for each dash that the line begins with; what stands behind them, and where. */
function dashes(
  scan: Scan,
  line: Line,
): { readonly body: string; readonly at: number; readonly column: number } {
  let body = line.body;
  let at = line.bodyStart;
  let column = line.indent;
  const isDash = /^-(\s|$)/.test(body);
  parentOf(scan.levels, column, isDash);
  for (let dash = /^-(\s+|$)/.exec(body); dash; dash = /^-(\s+|$)/.exec(body)) {
    const parent = scan.levels.at(-1);
    scan.levels.push({ ...openLevel(column, parent?.wish.rest ?? anything), isEntry: true });
    body = body.slice(dash[0].length);
    at += dash[0].length;
    column += dash[0].length;
  }
  return { body, at, column };
}

/** A line of three dashes begins another file in the same file; the first line may be one. */
function separator(scan: Scan, index: number): number {
  const line = scan.lines[index];
  const isSilent = (one: Line) => isBlank(one) || isComment(one);
  const isFirst = scan.lines.findIndex((one) => !isSilent(one) && !one.body.startsWith('%')) === index;
  if (!line || isFirst) return index + 1;
  const isLast = scan.lines.findLastIndex((one) => !isSilent(one)) === index;
  if (isLast && line.body === '...') return index + 1;
  const next = scan.lines[index + 1];
  const edits = [{ start: line.start, end: next?.start ?? line.end, text: '' }];
  const values = { sign: line.body.slice(0, 3) };
  scan.traps.push({ code: 'ZC127', start: line.start, end: line.end, values, edits, isCertain: isLast });
  scan.levels.splice(1);
  return index + 1;
}

/** A line that is no key: a forgotten space, or nothing that is known here. */
function unkeyed(scan: Scan, index: number, body: string, at: number, column: number): number {
  const parent = scan.levels.at(-1);
  const trap = parent && lineTrap(parent, body, at);
  if (!trap) return skipDeeper(scan.lines, index, column);
  scan.traps.push(trap);
  return skipDeeper(scan.lines, index, column);
}

function skipDeeper(lines: readonly Line[], index: number, column: number): number {
  let next = index + 1;
  for (let at = next; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    if (line.indent <= column) break;
    next = at + 1;
  }
  return next;
}

function scanKey(scan: Scan, index: number, key: KeyOfLine, column: number): number {
  const parent = scan.levels.at(-1);
  const wish = parent?.wish.keys.get(key.name) ?? parent?.wish.rest ?? anything;
  const gap = /^[^ \t]+/.exec(key.gap);
  if (gap) scan.traps.push(strangeGap(key, gap[0]));
  const line = scan.lines[index];
  if (!line) return index + 1;
  const anchor = key.colonEnd;
  if (/^[|>][+-]?\d?[+-]?(\s+#.*)?$/.test(key.value)) return blockTraps(scan, index, key, column, wish);
  if (key.value === '' || (key.value.startsWith('#') && hasBelow(scan, index, column))) {
    if (!wish.isProse || !isTextBelow(scan, index, column, wish)) {
      scan.levels.push({ ...openLevel(column, wish), keyEnd: key.colonEnd, isKey: true });
      return index + 1;
    }
  }
  return scanValue(scan, index, { key, column, wish, line, anchor });
}

interface At {
  readonly key: KeyOfLine;
  readonly column: number;
  readonly wish: Wish;
  readonly line: Line;
  readonly anchor: number;
}

function scanValue(scan: Scan, index: number, { key, column, wish, line, anchor }: At): number {
  const first = key.value[0] ?? '';
  if (first === '"' || first === "'") return scanQuoted(scan, index, { key, column, wish, line, anchor });
  if ((first === '{' || first === '[') && wish.kind !== 'text') return flowEnd(scan, index, key);
  const around = surroundings(scan, column, wish);
  const below = plainLines(around, index + 1);
  const isOwn = key.value !== '' || below.own.length > 1 || below.slipped.length > 0;
  if (!isOwn) return below.next;
  const value = valueOf(scan, { key, column, wish, line, anchor }, [...below.own, ...below.slipped]);
  const inline = inlineBlock(value);
  const hasNotes = value.written.below.some(({ body }) => /\s#/.test(body));
  const traps = (inline ? [inline] : plainTraps(value)).map((trap) =>
    // What may be notes among the lines would become a text for customers.
    hasNotes ? { ...trap, isCertain: false } : trap,
  );
  const slip = below.slipped[0];
  const isTold = traps.some(({ isWarning }) => !isWarning);
  if (slip && !isTold) scan.traps.push({ ...slipTrap(value, slip), isCertain: !hasNotes });
  else scan.traps.push(...traps);
  return below.next;
}

function valueOf(scan: Scan, { key, column, wish, line, anchor }: At, below: readonly Line[]): ValueOfKey {
  // A value that begins below its key is written as a block from the key on.
  const isBelow = key.value === '' || key.value.startsWith('#');
  const start = isBelow && below.length > 0 && key.value === '' ? key.colonEnd : key.valueStart;
  const written = { start, end: start + key.value.length, below, column, eol: scan.eol };
  return { text: key.value, written, lineEnd: line.end, anchor, wish, anchors: scan.anchors };
}

function slipTrap(value: ValueOfKey, slip: Line): Trap {
  return {
    code: 'ZC124',
    start: slip.bodyStart,
    end: slip.bodyStart + slip.body.length,
    values: { text: excerpt(slip.body) },
    edits: mended(value),
    anchor: value.anchor,
  };
}

/** `|–`, `|_`, `-|`, `l-`: what a phone or a text editor makes of `|-`. */
const nearlyHeader = /^(?:[|>lI/\\!]\s?[-–—_:|]{1,2}|[-–—]\s?\||[|>]\s)$/;

/** `|- text` on one line: a header takes nothing behind it. */
function inlineBlock(value: ValueOfKey): Trap | undefined {
  if (value.wish.kind === 'text' && value.written.below.length > 0 && nearlyHeader.test(value.text))
    return mistypedHeader(value);
  const header = /^[|>][+-]?(?=\s)/.exec(value.text) ?? /^[|>][+-](?=\S)/.exec(value.text);
  if (!header && !/^[|>]/.test(value.text)) return undefined;
  const { written, text, wish, anchor } = value;
  const sign = header?.[0] ?? text[0] ?? '';
  // A lone > is a sign of the text; |- is never one.
  const isSign = sign.length === 1 && written.below.length === 0;
  const rest = text.slice(sign.length).trimStart();
  const start = written.start + text.length - rest.length;
  const pad = ' '.repeat(written.column + 2);
  const moved = [
    { start: written.start, end: start, text: `|-${noteBehind(rest)}${written.eol}${pad}` },
    ...mended({ ...value, text: rest }).slice(1),
  ];
  if (wish.kind !== 'text') return undefined;
  return {
    code: isSign ? 'ZC110' : 'ZC122',
    start: written.start,
    end: isSign ? written.end : start,
    values: { sign, text: excerpt(isSign ? text : rest) },
    edits: isSign || !wish.isProse ? mended(value) : moved,
    anchor,
  };
}

function mistypedHeader({ written, text, anchor }: ValueOfKey): Trap {
  const { start, end } = written;
  const edits = [{ start, end, text: '|-' }];
  return { code: 'ZC122', start, end, values: { sign: text, text: '', problem: 'mistyped' }, edits, anchor };
}

function scanQuoted(scan: Scan, index: number, at: At): number {
  const { key, column, wish } = at;
  const one = valueOf(scan, at, []);
  const closesHere = closingQuote(key.value, 0) !== -1;
  if (closesHere) {
    scan.traps.push(...quotedTraps(one));
    return index + 1;
  }
  const around = surroundings(scan, column, wish);
  const below = plainLines(around, index + 1, true);
  const last = scan.lines[below.next - 1];
  const close = last ? closingQuote(scan.text, key.valueStart, last.end) : -1;
  const value = valueOf(scan, at, [...below.own, ...below.slipped]);
  if (close === -1 || !/^\s*(\s#.*)?$/.test(scan.text.slice(close + 1, last?.end))) {
    scan.traps.push(notClosed(value));
  } else if (wish.isProse) {
    scan.traps.push(foldedQuotes(value, close, last?.end ?? close, below.slipped[0]));
  }
  return below.next;
}

/** A quoted text over several lines; one of them at the margin is refused by YAML, the others are joined. */
function foldedQuotes(value: ValueOfKey, close: number, lastEnd: number, slip: Line | undefined): Trap {
  const { written, text } = value;
  // Inside quotes a # is a part of the text.
  const block = asBlock(written, value.lineEnd);
  const [head, ...others] = block;
  const isPlain = !text.includes('\\') && !text.includes("''") && head !== undefined;
  const edits = isPlain
    ? [{ ...head, end: written.start + 1 }, ...others, { start: close, end: lastEnd, text: '' }]
    : [];
  const values = { text: excerpt(slip?.body ?? text), lines: written.below.length + 1 };
  const place = slip
    ? { start: slip.bodyStart, end: slip.bodyStart + slip.body.length }
    : { start: written.start, end: written.end };
  return { code: slip ? 'ZC124' : 'ZP213', ...place, values, edits, isWarning: !slip, anchor: value.anchor };
}

function strangeGap(key: KeyOfLine, gap: string): Trap {
  const end = key.colonEnd + gap.length;
  const edits = [{ start: key.colonEnd, end, text: ' ' }];
  const values = { kind: strangeKind(gap), where: 'colon', count: 1 };
  return { code: 'ZC116', start: key.colonEnd, end, values, edits };
}

function strangeTraps({ strange }: Scan): readonly Trap[] {
  const byKind = Map.groupBy(strange, ([line]) => strangeKind(line.strange));
  return [...byKind].map(([kind, entries]) => {
    const first = entries[0]?.[0];
    const start = first?.start ?? 0;
    const edits = entries.map(([line, text]) => ({ start: line.start, end: line.bodyStart, text }));
    const values = { kind, where: 'indentation', count: entries.length };
    return { code: kind === 'tab' ? 'ZC115' : 'ZC116', start, end: first?.bodyStart ?? start, values, edits };
  });
}

function hasBelow({ lines }: Scan, index: number, column: number): boolean {
  const next = lines.slice(index + 1, index + 50).find((line) => !isBlank(line));
  return next !== undefined && (next.indent > column || /^-(\s|$)/.test(next.body)) && !isComment(next);
}

/** Whether what stands below a key that wants a text is one, and no block of keys. */
function isTextBelow(scan: Scan, index: number, column: number, wish: Wish): boolean {
  const next = scan.lines.slice(index + 1, index + 50).find((line) => !isBlank(line));
  if (!next || isComment(next)) return false;
  if (next.indent <= column) return isSlip(surroundings(scan, column, wish), next);
  const name = keyOf(next.body, next.bodyStart)?.name;
  return name === undefined || !/^[a-z_]+$/.test(name);
}
