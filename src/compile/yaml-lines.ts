/** A line of a YAML file, before anything is understood of it. */
export interface Line {
  /** Offsets in the file; `end` is before the line break. */
  readonly start: number;
  readonly end: number;
  /** Offset of the first character that is no space of any kind. */
  readonly bodyStart: number;
  /** What stands there, up to the last visible character. */
  readonly body: string;
  /** Columns of indentation; a tab counts as two. */
  readonly indent: number;
  /** Spaces alone that the line begins with. */
  readonly spaces: number;
  /** What stands before the body, when it is not spaces alone. */
  readonly strange: string;
}

/** `key: value`, as it is written. */
export interface KeyOfLine {
  readonly name: string;
  /** Offset behind the colon. */
  readonly colonEnd: number;
  /** White space of any kind behind the colon. */
  readonly gap: string;
  readonly valueStart: number;
  /** The rest of the line; empty when nothing follows. */
  readonly value: string;
}

/** Spaces that look like one and are none to YAML, and marks that do not show at all. */
const invisible = '\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff';
const leading = new RegExp(`^[ \\t${invisible}]*`);
const keyPattern = new RegExp(
  `^("[^"\\n]*"|'[^'\\n]*'|[^\\s:#"'\\[\\]{},?-][^:\\n]*?|-[^\\s:][^:\\n]*?)\\s*:([ \\t${invisible}]+|$)`,
);

/** How a kind of indentation is called: a tab, a wide or no-break space, or a mark that takes no room. */
export function strangeKind(text: string): 'tab' | 'no-break' | 'mark' {
  if (text.includes('\t')) return 'tab';
  return /[\u200b\u2060\ufeff]/.test(text) ? 'mark' : 'no-break';
}

/** The same indentation in spaces. */
export function inSpaces(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replaceAll(/[\u200b\u2060\ufeff]/g, '')
    .replaceAll(/[^ ]/g, ' ');
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const stop = next === -1 ? text.length : next;
    const end = text[stop - 1] === '\r' && stop > start ? stop - 1 : stop;
    const written = text.slice(start, end);
    const lead = leading.exec(written)?.[0] ?? '';
    const spaces = /^ */.exec(lead)?.[0].length ?? 0;
    lines.push({
      start,
      end,
      bodyStart: start + lead.length,
      body: written.slice(lead.length).trimEnd(),
      indent: inSpaces(lead).length,
      spaces,
      strange: spaces === lead.length ? '' : lead,
    });
    start = stop + 1;
  }
  return lines;
}

export function isBlank({ body }: Line): boolean {
  return body === '';
}

export function isComment({ body }: Line): boolean {
  return body.startsWith('#');
}

/** The key that a text of a line begins with, or undefined. `at` is the offset of the text. */
export function keyOf(text: string, at: number): KeyOfLine | undefined {
  const match = keyPattern.exec(text);
  if (!match) return undefined;
  const [whole, written = '', gap = ''] = match;
  if (/\s#/.test(written)) return undefined;
  const name = /^["']/.test(written) ? written.slice(1, -1) : written;
  return {
    name,
    colonEnd: at + whole.length - gap.length,
    gap,
    valueStart: at + whole.length,
    value: text.slice(whole.length),
  };
}
