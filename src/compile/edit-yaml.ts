import { type Document, isCollection, isMap, isScalar, type Node, parseDocument, stringify } from 'yaml';
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
    return written(document);
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return text.slice(0, lineStart) + text.slice(lineEnd);
}

function setValue(text: string, path: YamlPath, value: unknown): string {
  const document = parse(text);
  const node = document.getIn(path, true);
  const range = rangeOf(node);
  const isInLine = isScalar(node)
    ? node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED'
    : isFlow(node);
  if (range && isInLine) return text.slice(0, range[0]) + inLine(value) + text.slice(range[1]);
  const [block] = path;
  // A list is written as one: [ru, kk].
  const made = Array.isArray(value) ? document.createNode(value, { flow: true }) : value;
  if (path.length > 1 && !isMap(document.getIn([block]))) document.setIn([block], document.createNode({}));
  document.setIn(path, made);
  return written(document);
}

function parse(text: string): Document {
  return parseDocument(text, { version: '1.2' });
}

function written(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function inLine(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
}

function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function rangeOf(node: unknown): Node['range'] | undefined {
  return isScalar(node) || isCollection(node) ? node.range : undefined;
}
