import type { MessageEntity } from 'grammy/types';
import { EntityError } from './entity-error.ts';
import { escapeHtml } from './escape-html.ts';
import { decodeCharacter } from './html-character.ts';

/** An entity that does not know its place yet. */
type EntityKind = MessageEntity extends infer E
  ? E extends MessageEntity
    ? Omit<E, 'offset' | 'length'>
    : never
  : never;

export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  /** Absent when the tag says nothing: a link without an address. */
  readonly entity: EntityKind | undefined;
  /** How a page opens and closes it; empty when it is not shown. */
  readonly open: string;
  readonly close: string;
}

type PlainKind = MessageEntity.CommonMessageEntity['type'];
type Attributes = ReadonlyMap<string, string>;

const simpleTags: ReadonlyMap<string, PlainKind> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strikethrough'],
  ['strike', 'strikethrough'],
  ['del', 'strikethrough'],
  ['tg-spoiler', 'spoiler'],
  ['code', 'code'],
]);
const otherTags = new Set(['a', 'span', 'pre', 'blockquote', 'tg-emoji']);

/** Reads the start tag at `at` (a `<`). Throws {@link EntityError} for what the server refuses. */
export function readHtmlTag(source: string, at: number): { tag: HtmlTag; end: number } {
  const bytes = Buffer.byteLength(source.slice(0, at));
  const name = (/^[^\s>]*/.exec(source.slice(at + 1))?.[0] ?? '').toLowerCase();
  const nameEnd = at + 1 + name.length;
  if (nameEnd >= source.length) throw new EntityError(`Unclosed start tag at byte offset ${bytes}`);
  if (!simpleTags.has(name) && !otherTags.has(name)) {
    throw new EntityError(`Unsupported start tag "${name}" at byte offset ${bytes}`);
  }
  const { attributes, end } = readAttributes(source, nameEnd, { name, bytes });
  return { tag: tagOf(name, attributes, bytes), end };
}

function tagOf(name: string, attributes: Attributes, bytes: number): HtmlTag {
  if (name === 'a') return linkTag(attributes.get('href') ?? '');
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw new EntityError(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes}`);
  }
  if (name === 'span') return shown(name, { type: 'spoiler' }, ' class="tg-spoiler"');
  if (name === 'blockquote') {
    return attributes.has('expandable')
      ? shown(name, { type: 'expandable_blockquote' }, ' expandable')
      : shown(name, { type: 'blockquote' });
  }
  if (name === 'pre') return shown(name, { type: 'pre' });

  if (name === 'tg-emoji') {
    return { name, entity: emojiEntity(attributes.get('emoji-id')), open: '', close: '' };
  }
  return shown(name, { type: simpleTags.get(name) ?? 'bold' });
}

/** Telegram drops the link, not the text, when its address is no web or Telegram address. */
function linkTag(href: string): HtmlTag {
  if (!/^(?:https?|tg|mailto|tel):/i.test(href)) return { name: 'a', entity: undefined, open: '', close: '' };
  return shown('a', { type: 'text_link', url: href }, ` href="${escapeHtml(href)}"`);
}

function emojiEntity(id: string | undefined): EntityKind | undefined {
  return id === undefined ? undefined : { type: 'custom_emoji', custom_emoji_id: id };
}

function shown(name: string, entity: EntityKind, attributes = ''): HtmlTag {
  return { name, entity, open: `<${name}${attributes}>`, close: `</${name}>` };
}

interface TagPlace {
  readonly name: string;
  readonly bytes: number;
}

function readAttributes(
  source: string,
  from: number,
  tag: TagPlace,
): { attributes: Attributes; end: number } {
  const attributes = new Map<string, string>();
  let at = afterSpaces(source, from);
  while (source[at] !== '>') {
    const name = /^[^\s=>/"']*/.exec(source.slice(at))?.[0] ?? '';
    if (at >= source.length) throw unclosed(tag);
    if (name === '') {
      throw new EntityError(`Empty attribute name in the tag "${tag.name}" at byte offset ${tag.bytes}`);
    }
    at = afterSpaces(source, at + name.length);
    let value = '';
    if (source[at] === '=') {
      const read = readValue(source, afterSpaces(source, at + 1), tag);
      value = read.value;
      at = afterSpaces(source, read.end);
    }
    attributes.set(name.toLowerCase(), value);
    if (at >= source.length) throw unclosed(tag);
  }
  return { attributes, end: at + 1 };
}

function readValue(source: string, at: number, tag: TagPlace): { value: string; end: number } {
  const quote = source[at];
  if (quote === undefined) throw unclosed(tag);
  if (quote === '"' || quote === "'") return readQuoted(source, at + 1, quote, tag);
  const value = /^[a-z0-9.-]*/i.exec(source.slice(at))?.[0] ?? '';
  const next = source[at + value.length];
  if (next !== undefined && next !== '>' && !/\s/.test(next)) {
    const bytes = Buffer.byteLength(source.slice(0, at));
    throw new EntityError(`Unexpected end of name token at byte offset ${bytes}`);
  }
  return { value: value.toLowerCase(), end: at + value.length };
}

function readQuoted(
  source: string,
  from: number,
  quote: string,
  tag: TagPlace,
): { value: string; end: number } {
  let value = '';
  let at = from;
  while (source[at] !== quote) {
    const char = source[at];
    if (char === undefined) throw unclosed(tag);
    const decoded = char === '&' ? decodeCharacter(source, at) : undefined;
    value += decoded?.text ?? char;
    at = decoded?.end ?? at + 1;
  }
  return { value, end: at + 1 };
}

function afterSpaces(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source[at] ?? '')) at += 1;
  return at;
}

function unclosed(tag: TagPlace): EntityError {
  return new EntityError(`Unclosed start tag "${tag.name}" at byte offset ${tag.bytes}`);
}
