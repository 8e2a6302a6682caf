/** A scalar of a YAML file as written: its style is told by its first character. */
export interface WrittenScalar {
  /** The whole file, and where the scalar stands in it. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** One character of the value, and the piece of source that writes it. */
interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where each UTF-16 unit of a scalar's value stands in the source: `starts[i]` to `ends[i]`. Line breaks and spaces may
 * be folded, so they are placed beside their neighbours; all else is exact. Undefined where value and source disagree.
 */
export function textOffsets(
  scalar: WrittenScalar,
  value: string,
): { readonly starts: readonly number[]; readonly ends: readonly number[] } | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  let last = bodyStart(scalar);
  const written = visible(scalar);
  let piece = written.next();
  let used = 0;
  for (const unit of value.split('')) {
    if (isSpace(unit)) {
      // The space after a character is the one that stands right behind it, unless a fold has moved it.
      const end = Math.min(scalar.end, last + (isSpace(scalar.source[last] ?? '') ? 1 : 0));
      starts.push(last);
      ends.push(end);
      last = end;
      continue;
    }
    if (piece.done || piece.value.text[used] !== unit) return undefined;
    starts.push(piece.value.start);
    ends.push(piece.value.end);
    last = piece.value.end;
    used += 1;
    if (used === piece.value.text.length) {
      piece = written.next();
      used = 0;
    }
  }
  return { starts, ends };
}

function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}

/** Quotes and block headers are no part of the value. */
function bodyStart({ source, start, end, style }: WrittenScalar): number {
  if (style === 'plain') return start;
  if (style !== 'block') return start + 1;
  const line = source.indexOf('\n', start);
  return line === -1 ? end : line + 1;
}

/** All that is not white space, in order; folding and indentation change nothing else. */
function* visible(scalar: WrittenScalar): Generator<Written, undefined> {
  const { source, style } = scalar;
  const isQuoted = style === 'single' || style === 'double';
  const end = isQuoted ? scalar.end - 1 : scalar.end;
  for (let at = bodyStart(scalar); at < end; ) {
    const written = style === 'double' ? escaped(source, at) : one(source, at, style === 'single');
    if (written.text !== '' && !isSpace(written.text)) yield written;
    at = written.end;
  }
  return undefined;
}

function one(source: string, at: number, isSingle: boolean): Written {
  const isPair = isSingle && source[at] === "'" && source[at + 1] === "'";
  return { text: source[at] ?? '', start: at, end: at + (isPair ? 2 : 1) };
}

const simple: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** One character inside double quotes (YAML 1.2, 5.7). */
function escaped(source: string, at: number): Written {
  const unit = source[at] ?? '';
  if (unit !== '\\') return { text: unit, start: at, end: at + 1 };
  const name = source[at + 1] ?? '';
  const digits = hexDigits[name];
  if (digits !== undefined) {
    const end = at + 2 + digits;
    const point = Number.parseInt(source.slice(at + 2, end), 16);
    const isPoint = point >= 0 && point <= 0x10ffff;
    return { text: isPoint ? String.fromCodePoint(point) : '', start: at, end };
  }
  // An escaped line break joins two lines.
  if (name === '\n' || name === '\r') return { text: '', start: at, end: at + 2 };
  return { text: simple[name] ?? name, start: at, end: at + 2 };
}
