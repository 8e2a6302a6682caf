import { asBlock, asQuoted, excerpt, type Trap, type WrittenValue } from './yaml-trap.ts';
import type { Wish } from './yaml-wish.ts';

/** One value behind a key, on the line of the key. */
export interface ValueOfKey {
  readonly text: string;
  readonly written: WrittenValue;
  readonly lineEnd: number;
  readonly anchor: number;
  readonly wish: Wish;
  /** Names after `&` in the file: `*name` is an alias only of these. */
  readonly anchors: ReadonlySet<string>;
}

/** Signs that no text may begin with unless it is quoted. */
const reserved = new Set('@`%*&!,]}{['.split(''));

/** What YAML makes of a text that is written behind its key without quotes. */
export function plainTraps(value: ValueOfKey): readonly Trap[] {
  const { text, written, wish } = value;
  const first = text[0] ?? '';
  if (text.startsWith('#')) return wish.isProse ? [allComment(value)] : [];
  const start = startTrap(value, first);
  if (start) return [start];
  const comment = /\s#/.exec(text);
  const said = comment ? text.slice(0, comment.index).trimEnd() : text;
  const colon = /:(?=\s|$)/.exec(said);
  if (colon) return [colonTrap(value, said, colon.index)];
  const quotes = typographicQuotes(value, said);
  if (quotes) return [quotes];
  if (comment && isCutShort(value, said, text.slice(comment.index + 1)))
    return [cutShort(value, said, comment.index)];
  if (wish.isProse && written.below.length > 0) return [foldedTrap(value)];
  return [];
}

/**
 * The note at the end of a line, with the spaces before it: its author wrote it for colleagues, and no mending may show
 * it to customers. A word or number with a # is none: it is what people write in messages.
 */
export function noteBehind(text: string): string {
  const comment = /\s+#/.exec(text);
  return comment && !belongsToText(text, comment.index) ? text.slice(comment.index) : '';
}

/** Whether what begins with a # reads as a part of the text before it: `магазин #1`. With a space it may be a note. */
function belongsToText(text: string, at: number): boolean {
  return /^\s+#[^\s#]/.test(text.slice(at));
}

/** The whole value mended: a block for a text that customers read, quotes for a setting. */
export function mended({ text, written, lineEnd, wish }: ValueOfKey, said = text): Trap['edits'] {
  if (wish.isProse) return asBlock(written, lineEnd, noteBehind(text));
  return written.below.length > 0 ? [] : asQuoted(said, written.start);
}

function startTrap(value: ValueOfKey, first: string): Trap | undefined {
  const { text, written, wish, anchor, anchors } = value;
  const isSequence = /^[-?:](\s|$)/.test(text);
  if (!isSequence && !reserved.has(first)) return undefined;
  if (wish.kind !== 'text' && !'@`%'.includes(first)) return undefined;
  if (first === '!' && /^!(!|<)/.test(text)) return undefined;
  if (first === '*' && anchors.has(/^\*([^\s,\]}]+)/.exec(text)?.[1] ?? '')) return undefined;
  if (first === '&' && isAnchorInUse(text, value)) return undefined;
  // In a setting a list or a block is more likely the wrong kind of value than a text.
  if (!wish.isProse && '{['.includes(first)) return undefined;
  const said = wish.isProse ? text : text.replace(/\s+#.*$/, '');
  return {
    code: 'ZC110',
    start: written.start,
    end: written.start + said.length,
    values: { sign: isSequence ? `${first} ` : first, text: excerpt(said) },
    edits: mended(value, said),
    anchor,
  };
}

/** `&name` is an anchor when some `*name` means it. */
function isAnchorInUse(text: string, { anchors }: ValueOfKey): boolean {
  const name = /^&([^\s,\]}]+)/.exec(text)?.[1] ?? '';
  return anchors.has(`*${name}`);
}

function colonTrap(value: ValueOfKey, said: string, at: number): Trap {
  const text = value.wish.isProse ? value.text : said;
  return {
    code: 'ZC113',
    start: value.written.start + at,
    end: value.written.start + at + 1,
    values: { text: excerpt(text), before: excerpt(said.slice(0, at)) },
    edits: mended(value, text),
    anchor: value.anchor,
  };
}

function allComment(value: ValueOfKey): Trap {
  const { text, written, anchor } = value;
  return {
    code: 'ZP215',
    start: written.start,
    end: written.end,
    values: { text: excerpt(text) },
    edits: mended(value),
    // A number with a # is what people write in messages; a word may be a note.
    isCertain: /^#[\d№]/.test(text),
    anchor,
  };
}

/** A note behind a setting is a note. Behind a text it may be one; behind other settings only a glued # is not. */
function isCutShort({ wish }: ValueOfKey, said: string, comment: string): boolean {
  if (wish.kind !== 'text') return false;
  return wish.isProse || (/^#[\d№]/.test(comment) && said !== '');
}

function cutShort(value: ValueOfKey, said: string, at: number): Trap {
  const { text, written, lineEnd, wish, anchor } = value;
  const comment = text.slice(at).trim();
  return {
    code: 'ZP212',
    start: written.start + at + 1,
    end: written.end,
    values: { said: excerpt(said), lost: excerpt(comment) },
    edits: wish.isProse ? asBlock(written, lineEnd) : mended(value),
    isCertain: belongsToText(text, at),
    isWarning: true,
    anchor,
  };
}

function foldedTrap(value: ValueOfKey): Trap {
  const { written, text } = value;
  return {
    code: 'ZP213',
    start: written.start,
    end: written.end,
    values: { text: excerpt(text), lines: written.below.length + (text === '' ? 0 : 1) },
    edits: mended(value),
    isWarning: true,
    anchor: value.anchor,
  };
}

/** Quotes of a text editor around the whole value are not YAML's: they would be a part of the text. */
function typographicQuotes(value: ValueOfKey, said: string): Trap | undefined {
  const { written, wish, anchor } = value;
  const match = /^(?:[“”„‟‘’‚]([^“”„‟‘’‚"]*)[“”‟‘’"]|«([^«»]*)»)$/.exec(said);
  if (!match || wish.kind !== 'text' || written.below.length > 0) return undefined;
  if (match[2] !== undefined && (wish.isProse || /\s/.test(said))) return undefined;
  const end = written.start + said.length;
  const inner = match[1] ?? match[2] ?? '';
  return {
    code: 'ZC117',
    start: written.start,
    end,
    values: { quotes: `${said[0]}${said.at(-1)}`, text: excerpt(inner) },
    edits: [
      { start: written.start, end: written.start + 1, text: '"' },
      { start: end - 1, end, text: '"' },
    ],
    isCertain: !wish.isProse,
    isWarning: wish.isProse,
    anchor,
  };
}
