import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  stringify,
} from 'yaml';
import type { YamlPath } from './yaml-file.ts';

/** Changes of one YAML file: values that are set, keys that go. */
export interface YamlEdit {
  readonly set: readonly { readonly path: YamlPath; readonly value: unknown }[];
  readonly remove: readonly YamlPath[];
}

/**
 * The text with the changes made. Comments and order stay, and a block that loses its last key goes too. Where a change
 * has its place in the text, nothing else of the text changes: a diff shows just that.
 */
export function editYaml(text: string, { set, remove }: YamlEdit): string {
  const without = remove.reduce(removeKey, text);
  return set.reduce((edited, { path, value }) => setValue(edited, path, value), without);
}

function removeKey(text: string, path: YamlPath): string {
  const document = parse(text);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return text;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (!pair) return text;
  if (parent.items.length === 1 && path.length > 1) return removeKey(text, path.slice(0, -1));
  const start = rangeOf(pair.key)?.[0];
  const end = rangeOf(pair.value)?.[2];
  if (parent.flow || start === undefined || end === undefined) {
    document.deleteIn(path);
    return writtenAnew(document);
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return text.slice(0, lineStart) + text.slice(lineEnd);
}

function setValue(text: string, path: YamlPath, value: unknown): string {
  const document = parse(text);
  const node = document.getIn(path, true);
  const range = rangeOf(node);
  const written = range && writtenAt(document, text, path, value);
  if (range && written !== undefined) return text.slice(0, range[0]) + written + text.slice(range[1]);
  const [block] = path;
  // A list is written as one: [ru, kk].
  const made = Array.isArray(value) ? document.createNode(value, { flow: true }) : value;
  if (path.length > 1 && !isMap(document.getIn([block]))) document.setIn([block], document.createNode({}));
  document.setIn(path, made);
  return writtenAnew(document);
}

/** What stands in place of the value at a path; undefined where it has no place in the text that could be told. */
function writtenAt(document: Document, text: string, path: YamlPath, value: unknown): string | undefined {
  const node = document.getIn(path, true);
  const range = rangeOf(node);
  if (!range) return undefined;
  const old = text.slice(range[0], range[1]);
  const isBlock = isScalar(node)
    ? node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
    : !isFlow(node);
  const end = isBlock && old.endsWith('\n') ? '\n' : '';
  if (isInFlow(document, path)) return isBlock ? undefined : inLine(value);
  const column = range[0] - (text.lastIndexOf('\n', range[0] - 1) + 1);
  if (typeof value === 'string' && value.includes('\n'))
    return blockText(value, ' '.repeat(columnOfKey(document, text, path) + 2)) + end;
  if (isSeq(node) && isBlock && Array.isArray(value) && value.length > 0)
    return value.map((one) => `- ${inLine(one)}`).join(`\n${' '.repeat(column)}`) + end;
  // A map that is written as a block has more in it than one value.
  return isScalar(node) || !isBlock ? inLine(value) + end : undefined;
}

/** Its lines behind a sign that keeps them; trailing line breaks are not kept. */
function blockText(value: string, indent: string): string {
  const lines = value.trimEnd().split('\n');
  // An indented first line would be taken for the indentation.
  const sign = /^\s/.test(value) ? '|2-' : '|-';
  return [sign, ...lines.map((line) => (line === '' ? '' : indent + line))].join('\n');
}

function columnOfKey(document: Document, text: string, path: YamlPath): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  const start = rangeOf(pair?.key)?.[0] ?? rangeOf(document.getIn(path, true))?.[0] ?? 0;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function isInFlow(document: Document, path: YamlPath): boolean {
  return path.some((_, at) => isFlow(at === 0 ? document.contents : document.getIn(path.slice(0, at), true)));
}

/**
 * The text with one value more at the end of the list that it is, written as a block; nothing else of it changes. Undefined
 * where the text is something else, or a list in brackets.
 */
export function appendToList(text: string, value: unknown): string | undefined {
  const { contents, errors } = parse(text);
  const isList = contents === null || (isSeq(contents) && !isFlow(contents));
  if (errors.length > 0 || !isList) return undefined;
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return before + stringify([value], { lineWidth: 0, blockQuote: 'literal' });
}

function parse(text: string): Document {
  return parseDocument(text, { version: '1.2' });
}

function writtenAnew(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function inLine(value: unknown): string {
  // As a block it would want lines of its own, which there are none of in brackets.
  if (typeof value === 'string' && value.includes('\n')) return JSON.stringify(value);
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
}

function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function rangeOf(node: unknown): Node['range'] | undefined {
  return isScalar(node) || isCollection(node) ? node.range : undefined;
}
