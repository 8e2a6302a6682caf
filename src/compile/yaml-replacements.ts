import { isMap, isSeq } from 'yaml';
import type { YamlPath } from './yaml-file.ts';
import {
  afterColon,
  afterValue,
  columnAt,
  isEmptyValue,
  isFlow,
  isInFlow,
  nodeAt,
  pairAt,
  rangeOf,
  restOfLine,
  startOfLine,
  styleOf,
  type YamlText,
} from './yaml-nodes.ts';
import { flowText, type WrittenValue, writtenValue } from './yaml-written.ts';

/** The text with another value where there is one; a comment beside it stays. */
export function replaceValue(yaml: YamlText, path: YamlPath, value: unknown): string {
  const node = nodeAt(yaml, path);
  if (isInFlow(yaml, path) || (isFlow(node) && typeof value !== 'string'))
    return replaceOnLine(yaml, path, flowText(value));
  if (isSeq(node) && !isFlow(node) && Array.isArray(value) && value.length > 0)
    return replaceItems(yaml, node, value);
  const { text, lineEnd } = yaml;
  const written = writtenValue(value, {
    style: styleOf(node),
    column: columnOfEntry(yaml, path),
    isInFlow: false,
    lineEnd,
  });
  if (styleOf(node) === 'block' || (!isFlow(node) && (isMap(node) || isSeq(node))))
    return replaceBlock(yaml, path, written);
  if (written.below === '') return replaceOnLine(yaml, path, written.head);
  const [start, end] = placeOnLine(yaml, path);
  const rest = restOfLine(text, end);
  const after = afterValue(text, node);
  return (
    text.slice(0, start) +
    headed(text, start, written.head) +
    rest +
    lineEnd +
    written.below +
    text.slice(after)
  );
}

function replaceOnLine(yaml: YamlText, path: YamlPath, written: string): string {
  const { text } = yaml;
  const [start, end] = placeOnLine(yaml, path);
  return text.slice(0, start) + headed(text, start, written) + text.slice(end);
}

/** Where the value stands; one that nobody wrote belongs behind its colon. */
function placeOnLine(yaml: YamlText, path: YamlPath): readonly [number, number] {
  const node = nodeAt(yaml, path);
  const pair = pairAt(yaml, path);
  if (pair && (node === null || node === undefined || isEmptyValue(node))) {
    const at = afterColon(yaml.text, pair);
    return [at, at];
  }
  const [start, end] = rangeOf(node);
  return [start, end];
}

function headed(text: string, start: number, head: string): string {
  return text[start - 1] === ':' ? ` ${head}` : head;
}

/** What stood in lines of its own; a comment beside its sign or its key stays. */
function replaceBlock(yaml: YamlText, path: YamlPath, { head, below }: WrittenValue): string {
  const { text, lineEnd } = yaml;
  const node = nodeAt(yaml, path);
  const pair = pairAt(yaml, path);
  const isText = styleOf(node) === 'block';
  const start = isText || !pair ? rangeOf(node)[0] : afterColon(text, pair);
  const [comment = ''] = /[ \t]#.*$/.exec(isText || pair ? restOfLine(text, start) : '') ?? [];
  const gap = isText || !pair ? '' : ' ';
  return text.slice(0, start) + gap + head + comment + lineEnd + below + text.slice(afterValue(text, node));
}

/** A list stays one: an item a line. */
function replaceItems({ text, lineEnd }: YamlText, node: unknown, items: readonly unknown[]): string {
  const start = rangeOf(node)[0];
  const indent = ' '.repeat(columnAt(text, start));
  const lines = items.map((item) => `- ${flowText(item)}`).join(lineEnd + indent);
  return text.slice(0, start) + lines + lineEnd + text.slice(afterValue(text, node));
}

/** Columns before the key that a value is of, or before the item. */
function columnOfEntry(yaml: YamlText, path: YamlPath): number {
  const pair = pairAt(yaml, path);
  if (pair) return columnAt(yaml.text, rangeOf(pair.key)[0]);
  const start = rangeOf(nodeAt(yaml, path))[0];
  const line = yaml.text.slice(startOfLine(yaml.text, start), start);
  return line.length - line.trimStart().length;
}
