import type { Scan } from './scan.ts';
import { blockLines, looksLikeKey, type Surroundings, type TextBelow } from './text-lines.ts';
import { inSpaces, type KeyOfLine, keyOf, type Line } from './yaml-lines.ts';
import { excerpt, indented, type Trap } from './yaml-trap.ts';
import type { Wish } from './yaml-wish.ts';

/** A block text: lines that have slipped out of it, keys that have slipped into it. Returns the next line's index. */
export function blockTraps(scan: Scan, index: number, key: KeyOfLine, column: number, wish: Wish): number {
  const indicated = Number(/^[|>][+-]?(\d)/.exec(key.value)?.[1]) || undefined;
  const around = surroundings(scan, column, wish);
  const given = indicated === undefined ? undefined : Math.max(0, column) + indicated;
  const below = blockLines(around, index + 1, given);
  const base = below.base ?? column + 2;
  const pad = ' '.repeat(base);
  for (const line of below.strange) scan.strange.set(line, padded(line, base));
  const slip = below.slipped[0];
  if (slip) {
    scan.traps.push({
      code: 'ZC124',
      start: slip.bodyStart,
      end: slip.bodyStart + slip.body.length,
      values: { text: excerpt(slip.body) },
      edits: below.slipped.flatMap((line) => indented(line, pad)),
      isCertain: !below.slipped.some(looksLikeKey),
      anchor: key.colonEnd,
    });
  }
  if (!wish.isProse) return below.next;
  scan.traps.push(...below.swallowed.map((at) => swallowedKey(scan, at, key, column)));
  if (key.value.startsWith('>')) scan.traps.push(...foldedBlock(key, below));
  if (!slip) scan.traps.push(...lineTakenForNote(scan, below, key, pad));
  return below.next;
}

/** Behind a > line breaks are spaces, but for those beside an empty or a deeper line. */
function foldedBlock(key: KeyOfLine, { own, base }: TextBelow): readonly Trap[] {
  const joined = own.filter((line, at) => {
    const before = own[at - 1];
    const isNext = before !== undefined && line.start - before.end <= 2;
    return isNext && line.spaces === base && before.spaces === base;
  });
  if (joined.length === 0) return [];
  const start = key.valueStart;
  return [
    {
      code: 'ZP213',
      start,
      end: start + 1,
      values: { text: excerpt(own[0]?.body ?? ''), lines: joined.length + 1 },
      edits: [{ start, end: start + 1, text: '|' }],
      isWarning: true,
      anchor: key.colonEnd,
    },
  ];
}

/** The last line of a text that begins with a # and is not indented: `#1 в городе`, `#скидки`. */
function lineTakenForNote(
  scan: Scan,
  { own, next }: TextBelow,
  key: KeyOfLine,
  pad: string,
): readonly Trap[] {
  const [line, before] = [scan.lines[next], own.at(-1)];
  if (!line || !before || scan.lines[next - 1] !== before) return [];
  // With a space behind the # it is a note, and with a colon a setting that somebody has switched off.
  if (!/^#[\p{L}\d№]/u.test(line.body) || /^#[\w.-]+:(\s|$)/.test(line.body)) return [];
  return [
    {
      code: 'ZP212',
      start: line.bodyStart,
      end: line.bodyStart + line.body.length,
      values: { said: excerpt(before.body), lost: excerpt(line.body), where: 'margin' },
      edits: indented(line, pad),
      isCertain: false,
      isWarning: true,
      anchor: key.colonEnd,
    },
  ];
}

function padded(line: Line, base: number): string {
  const spaces = inSpaces(line.strange);
  return spaces.length < base ? ' '.repeat(base) : spaces;
}

/** What is a key around a text, so that a line below can be told from a sentence. */
export function surroundings(scan: Scan, column: number, wish: Wish): Surroundings {
  const siblings = scan.levels.at(-1)?.wish.keys ?? new Map<string, Wish>();
  const find = (name: string) => siblings.get(name) ?? scan.root.keys.get(name);
  return {
    lines: scan.lines,
    column,
    // Keys are single Latin words; a sentence with a colon has a space or a Russian letter before it.
    isKey: (line) => {
      if (!wish.isProse) return true;
      const name = keyOf(line.body, line.bodyStart)?.name ?? /^([A-Za-z_]+):/.exec(line.body)?.[1];
      return name !== undefined && /^(<<|[\w.-]+)$/.test(name);
    },
    isKnownKey: (line) => {
      const key = keyOf(line.body, line.bodyStart);
      const known = key && find(key.name);
      if (!known) return false;
      // The name of a group is a word that texts may use; a group has nothing behind its colon.
      return known.kind === 'text' || key.value === '' || key.value.startsWith('#');
    },
  };
}

/** A key inside a text: customers would read it. Only `|-` behind it makes it certain. */
function swallowedKey(scan: Scan, index: number, outer: KeyOfLine, column: number): Trap {
  const line = scan.lines[index];
  const key = line && keyOf(line.body, line.bodyStart);
  const isRoot = scan.root.keys.has(key?.name ?? '') && !scan.levels.at(-1)?.wish.keys.has(key?.name ?? '');
  const target = isRoot ? 0 : column;
  const shift = (line?.spaces ?? 0) - target;
  const edits = line ? moved(scan.lines, index, line.spaces, -shift) : [];
  const start = line?.bodyStart ?? 0;
  return {
    code: 'ZP214',
    start,
    end: start + (line?.body.length ?? 0),
    values: { key: key?.name ?? '', outer: outer.name },
    edits,
    isCertain: /^[|>][+-]?$/.test(key?.value ?? ''),
    isWarning: true,
    anchor: outer.colonEnd,
  };
}

/** The line and those deeper below it, moved by so many columns. */
export function moved(lines: readonly Line[], index: number, column: number, by: number): Trap['edits'] {
  const first = lines[index];
  if (!first) return [];
  const own = [first];
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line) break;
    if (line.body !== '' && line.indent <= column) break;
    if (line.body !== '') own.push(line);
  }
  return own.map((line) => {
    const indent = Math.max(0, line.indent + by);
    return { start: line.start, end: line.bodyStart, text: ' '.repeat(indent) };
  });
}
