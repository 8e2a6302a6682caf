import { moved } from './block-traps.ts';
import type { Level, Scan } from './scan.ts';
import { keyOf } from './yaml-lines.ts';
import type { Trap } from './yaml-trap.ts';
import { anything, type Wish } from './yaml-wish.ts';

export function openLevel(column: number, wish: Wish): Level {
  return column === -1 ? { column, wish, inner: 0 } : { column, wish };
}

/** Closes levels that a line at this column is not in. */
export function parentOf(levels: Level[], column: number, isDash: boolean): void {
  for (;;) {
    const top = levels.at(-1);
    if (!top || levels.length === 1) return;
    const isInside = column > top.column || (column === top.column && isDash && top.isKey === true);
    if (isInside) return;
    levels.pop();
    const around = levels.at(-1);
    if (around && top.wish.kind === 'block') around.lastGroup = top;
  }
}

/**
 * A known key on a level where it is not known, or beside its neighbours. Returns the index of the next line when it
 * is one, undefined when the key stands where it may.
 */
export function levelTrap(scan: Scan, index: number, name: string): number | undefined {
  const line = scan.lines[index];
  const parent = scan.levels.at(-1);
  if (!line || !parent || parent.isEntry) return undefined;
  const isKnown = parent.wish.keys.has(name);
  const column = line.indent;
  if (parent.wish.keys.size > 0 && !isKnown) {
    if (parent.column >= 0 && scan.root.keys.has(name) && !isAtMargin(scan, name))
      return move(scan, index, name, 0, 'too-deep');
    const group = parent.lastGroup;
    if (group?.wish.keys.has(name)) {
      return move(scan, index, name, group.inner ?? group.column + 2, 'too-shallow');
    }
  }
  parent.inner ??= column;
  if (column === parent.inner || parent.wish === anything) return undefined;
  if (!isKnown) return undefined;
  return move(scan, index, name, parent.inner, column > parent.inner ? 'too-deep' : 'too-shallow');
}

/** Where a key stands already it is another one that is meant, and moving this one there would make two of it. */
function isAtMargin({ lines }: Scan, name: string): boolean {
  return lines.some(({ indent, body }) => indent === 0 && keyOf(body, 0)?.name === name);
}

/** The key and what is below it, with the keys behind it that have slipped in the same way: one mistake. */
function move(scan: Scan, index: number, name: string, to: number, problem: string): number {
  const { lines, levels, root } = scan;
  const first = lines[index];
  if (!first) return index + 1;
  const column = first.indent;
  const parent = levels.at(-1);
  const target = problem === 'too-shallow' ? (parent?.lastGroup?.wish ?? parent?.wish) : root;
  const edits: Trap['edits'][number][] = [];
  let next = index;
  while (next < lines.length) {
    const line = lines[next];
    const key = line && keyOf(line.body, line.bodyStart);
    const isSame = line?.indent === column && key && (target?.keys.has(key.name) ?? false);
    if (next !== index && (!isSame || (problem === 'too-shallow' && root.keys.has(key.name)))) break;
    const own = moved(lines, next, column, to - column);
    edits.push(...own);
    const lastStart = own.at(-1)?.start ?? 0;
    while (next < lines.length && (lines[next]?.start ?? 0) <= lastStart) next += 1;
    while (next < lines.length && lines[next]?.body === '') next += 1;
  }
  scan.traps.push({
    code: 'ZC125',
    start: first.bodyStart,
    end: first.bodyStart + name.length,
    values: { key: name, problem, column: to },
    edits,
    anchor: keyOf(first.body, first.bodyStart)?.colonEnd ?? first.bodyStart,
  });
  return next;
}

/** A line that is no key but nearly one: its colon is missing, or a space behind its colon or its dash. */
export function lineTrap(parent: Level, body: string, at: number): Trap | undefined {
  const [written, name = ''] = /^([\w.-]+|\p{L}[\p{L}\d ]*):(?=\S)/u.exec(body) ?? [];
  // Names of an own choosing are keys where a list or a quoted text follows.
  const isOwnName = parent.wish.kind === 'block' && parent.wish.rest !== undefined && /:["[{]/.test(body);
  if (written !== undefined && (parent.wish.keys.has(name) || isOwnName)) {
    const end = at + written.length;
    const edits = [{ start: end, end, text: ' ' }];
    return { code: 'ZC114', start: end - 1, end, values: { key: name, missing: 'space' }, edits };
  }
  const [, before = ''] = /^([\w.-]+)\s+[|>][+-]?$/.exec(body) ?? [];
  if (parent.wish.keys.has(before)) {
    const end = at + before.length;
    const edits = [{ start: end, end, text: ':' }];
    return { code: 'ZC114', start: at, end, values: { key: before, missing: 'colon' }, edits };
  }
  if (parent.wish.kind !== 'list' || !/^[-–—•][^\s-]/.test(body)) return undefined;
  const edits = [{ start: at, end: at + 1, text: '- ' }];
  return { code: 'ZC123', start: at, end: at + 1, values: { sign: body[0] ?? '-' }, edits };
}
