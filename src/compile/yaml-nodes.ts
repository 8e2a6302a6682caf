import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { YamlPath } from './yaml-file.ts';
import type { TextStyle } from './yaml-written.ts';

/** A text without a byte-order mark, and what it says. */
export interface YamlText {
  readonly text: string;
  readonly document: Document;
  /** As the file has them. */
  readonly lineEnd: string;
}

export function yamlText(text: string): YamlText {
  const document = parseDocument(text, { version: '1.2' });
  return { text, document, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}

const styles: Readonly<Record<string, TextStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

export function styleOf(node: unknown): TextStyle | undefined {
  return isScalar(node) ? styles[String(node.type)] : undefined;
}

export function nodeAt({ document }: YamlText, path: YamlPath): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

/** The last of equal keys is the one that counts. */
export function pairAt(yaml: YamlText, path: YamlPath): Pair | undefined {
  const parent = nodeAt(yaml, path.slice(0, -1));
  if (!isMap(parent)) return undefined;
  return parent.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
}

export function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

/** Whether any of what a value stands in is in brackets. */
export function isInFlow(yaml: YamlText, path: YamlPath): boolean {
  return path.some((_, at) => isFlow(nodeAt(yaml, path.slice(0, at))));
}

export function rangeOf(node: unknown): NonNullable<Node['range']> {
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  if (!range) throw new Error('a node of a parsed text has its place');
  return range;
}

/** Behind the line that an offset is in. */
export function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function columnAt(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** What else stands on the line, up to its end: a comment, mostly. */
export function restOfLine(text: string, offset: number): string {
  return text.slice(offset, afterLine(text, offset)).trimEnd();
}

/** Behind the last line of a value that is not in brackets with others. */
export function afterValue(text: string, node: unknown): number {
  if (isCollection(node) && !isFlow(node)) {
    const last = node.items.at(-1);
    return isMap(node) ? afterPair(text, last as Pair) : afterValue(text, last);
  }
  const end = rangeOf(node)[1];
  const isWhole = styleOf(node) === 'block' && text[end - 1] === '\n';
  return isWhole ? end : afterLine(text, end);
}

export function afterPair(text: string, { key, value }: Pair): number {
  return value === null || value === undefined ? afterLine(text, rangeOf(key)[1]) : afterValue(text, value);
}

/** Behind the colon of a key. */
export function afterColon(text: string, { key }: Pair): number {
  return text.indexOf(':', rangeOf(key)[1]) + 1;
}

/** Column of the keys of a map that is written as a block. */
export function columnOfKeys(text: string, map: YAMLMap): number {
  return columnAt(text, rangeOf(map.items[0]?.key)[0]);
}

/** A value that nobody wrote: `search:`. */
export function isEmptyValue(node: unknown): boolean {
  return isScalar(node) && node.value === null && rangeOf(node)[0] === rangeOf(node)[1];
}
