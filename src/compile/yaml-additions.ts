import { isMap, type YAMLMap } from 'yaml';
import type { YamlPath } from './yaml-file.ts';
import {
  afterColon,
  afterLine,
  afterValue,
  columnAt,
  columnOfKeys,
  isEmptyValue,
  isFlow,
  isInFlow,
  nodeAt,
  pairAt,
  rangeOf,
  restOfLine,
  type YamlText,
} from './yaml-nodes.ts';
import { replaceValue } from './yaml-replacements.ts';
import { flowText, keyText, writtenValue } from './yaml-written.ts';

/** The text with a key that it does not have yet: behind the last one of its block, the blocks that it needs included. */
export function addKey(yaml: YamlText, path: YamlPath, value: unknown): string {
  const length = lengthOfThere(yaml, path);
  const [above, below] = [path.slice(0, length), path.slice(length)];
  const node = nodeAt(yaml, above);
  const isRoot = length === 0;
  if (isMap(node) && node.items.length > 0)
    return isFlow(node)
      ? addInBrackets(yaml, node, below, value)
      : addLines(yaml, afterValue(yaml.text, node), columnOfKeys(yaml.text, node), below, value);
  const isOpen = node === null || node === undefined || isEmptyValue(node);
  if (isRoot && isOpen) return addLines(yaml, yaml.text.length, 0, below, value);
  const isInBlock = !isInFlow(yaml, above);
  if (isInBlock && (isOpen || isMap(node))) return fillBlock(yaml, above, below, value);
  return replaceValue(yaml, above, nested(below, value));
}

/** How much of a path is there. */
function lengthOfThere({ document }: YamlText, path: YamlPath): number {
  let length = path.length - 1;
  while (length > 0 && !document.hasIn(path.slice(0, length))) length -= 1;
  return length;
}

function addLines(yaml: YamlText, at: number, column: number, path: YamlPath, value: unknown): string {
  const { text, lineEnd } = yaml;
  const before = text.slice(0, at);
  const gap = before === '' || before.endsWith('\n') ? '' : lineEnd;
  return before + gap + entryLines(column, path, value, lineEnd) + text.slice(at);
}

/** Brackets with nothing in them, or a key with nothing behind it, become a block. */
function fillBlock(yaml: YamlText, above: YamlPath, below: YamlPath, value: unknown): string {
  const { text, lineEnd } = yaml;
  const node = nodeAt(yaml, above);
  const pair = pairAt(yaml, above);
  const end = isMap(node) ? rangeOf(node)[1] : undefined;
  if (!pair) {
    const start = rangeOf(node)[0];
    const rest = restOfLine(text, end ?? start).trimStart();
    const lines = entryLines(0, below, value, lineEnd);
    return (
      text.slice(0, start) +
      (rest === '' ? '' : rest + lineEnd) +
      lines +
      text.slice(afterLine(text, end ?? start))
    );
  }
  const colon = afterColon(text, pair);
  const column = columnAt(text, rangeOf(pair.key)[0]) + 2;
  const rest = restOfLine(text, end ?? colon);
  const after = afterLine(text, end ?? colon);
  return (
    text.slice(0, colon) + rest + lineEnd + entryLines(column, below, value, lineEnd) + text.slice(after)
  );
}

function addInBrackets({ text }: YamlText, map: YAMLMap, path: YamlPath, value: unknown): string {
  const last = map.items.at(-1);
  const at = rangeOf(last?.value ?? last?.key)[1];
  const added = `, ${keyText(String(path[0]))}: ${flowText(nested(path.slice(1), value))}`;
  return text.slice(0, at) + added + text.slice(at);
}

function entryLines(column: number, path: YamlPath, value: unknown, lineEnd: string): string {
  const [key, ...rest] = path;
  const start = `${' '.repeat(column)}${keyText(String(key))}:`;
  if (rest.length > 0) return `${start}${lineEnd}${entryLines(column + 2, rest, value, lineEnd)}`;
  const { head, below } = writtenValue(value, { column, isInFlow: false, lineEnd });
  return `${start} ${head}${lineEnd}${below}`;
}

function nested(path: YamlPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
