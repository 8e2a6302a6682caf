import type { MessageEntity } from 'grammy/types';
import { EntityError } from './entity-error.ts';
import { escapeHtml } from './escape-html.ts';
import { decodeCharacter } from './html-character.ts';
import { type HtmlTag, readHtmlTag } from './html-tag.ts';

export interface FormattedText {
  /** Plain text; its length in UTF-16 units is what limits count. */
  readonly text: string;
  /** Sorted by place; offsets and lengths in UTF-16 units of `text`. */
  readonly entities: readonly MessageEntity[];
  /** What may be shown on a page: the source with tags rewritten to known attributes. */
  readonly html: string;
}

interface OpenTag {
  readonly tag: HtmlTag;
  readonly offset: number;
}

/**
 * Parses Telegram HTML as the official server does: a strict stack of known tags, four named and all numeric
 * character references, everything else literal. Throws {@link EntityError} at the first mistake.
 */
export function parseHtml(source: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  let html = '';
  let at = 0;
  while (at < source.length) {
    if (source[at] !== '<') {
      const piece = plainPiece(source, at);
      text += piece.text;
      html += piece.html;
      at = piece.end;
    } else if (source[at + 1] === '/') {
      const end = endOfClosingTag(source, at, open.at(-1));
      const closed = open.pop();
      if (closed) {
        addEntity(entities, closed, text.length);
        html += closed.tag.close;
      }
      at = end;
    } else {
      const { tag, end } = readHtmlTag(source, at);
      open.push({ tag, offset: text.length });
      html += tag.open;
      at = end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) {
    throw new EntityError(`Can't find end tag corresponding to start tag "${unclosed.tag.name}"`);
  }
  return { text, entities: entities.sort(byPlace), html };
}

/** Text without any markup. */
export function plainText(text: string): FormattedText {
  return { text, entities: [], html: escapeHtml(text) };
}

/** Drops white space at both ends, as the server does, and moves the entities along. */
export function trimmed(formatted: FormattedText): FormattedText {
  const lead = formatted.text.length - formatted.text.trimStart().length;
  const text = formatted.text.trim();
  if (text.length === formatted.text.length) return formatted;
  const entities = formatted.entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - lead);
    const to = Math.min(text.length, entity.offset + entity.length - lead);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text, entities, html: formatted.html.trim() };
}

/** One character reference, or everything up to the next `&` or `<`. */
function plainPiece(source: string, at: number): { text: string; html: string; end: number } {
  const decoded = source[at] === '&' ? decodeCharacter(source, at) : undefined;
  if (decoded) return { text: decoded.text, html: source.slice(at, decoded.end), end: decoded.end };
  let end = at + 1;
  while (end < source.length && source[end] !== '<' && source[end] !== '&') end += 1;
  const piece = source.slice(at, end);
  return { text: piece, html: piece.replace('&', '&amp;'), end };
}

function endOfClosingTag(source: string, at: number, expected: OpenTag | undefined): number {
  const bytes = Buffer.byteLength(source.slice(0, at));
  if (!expected) throw new EntityError(`Unexpected end tag at byte offset ${bytes}`);
  const match = /^<\/([^\s>]*)\s*/.exec(source.slice(at));
  const name = match?.[1] ?? '';
  const end = at + (match?.[0].length ?? 0);
  if (source[end] !== '>') throw new EntityError(`Unclosed end tag at byte offset ${bytes}`);
  // An empty name closes whatever is open, as the server allows.
  if (name !== '' && name.toLowerCase() !== expected.tag.name) {
    throw new EntityError(
      `Unmatched end tag at byte offset ${bytes}, expected "</${expected.tag.name}>", found "</${name}>"`,
    );
  }
  return end + 1;
}

function addEntity(entities: MessageEntity[], closed: OpenTag, end: number): void {
  const length = end - closed.offset;
  const { entity, name } = closed.tag;
  if (length === 0 || !entity) return;
  const inner = entities.at(-1);
  const fillsIt = inner?.type === 'code' && inner.offset === closed.offset && inner.length === length;
  // A <code> that fills its <pre> only names the language.
  if (name === 'pre' && fillsIt) entities.pop();
  entities.push({ ...entity, offset: closed.offset, length });
}

function byPlace(left: MessageEntity, right: MessageEntity): number {
  return left.offset - right.offset || right.length - left.length;
}
