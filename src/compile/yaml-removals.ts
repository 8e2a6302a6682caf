import { isMap, type Pair, type YAMLMap } from 'yaml';
import type { YamlPath } from './yaml-file.ts';
import {
  afterColon,
  afterLine,
  afterPair,
  columnAt,
  isFlow,
  nodeAt,
  pairAt,
  rangeOf,
  startOfLine,
  type YamlText,
} from './yaml-nodes.ts';

/** The text without a key. A block that loses its last key goes, too, unless somebody wrote comments into it. */
export function removeKey(yaml: YamlText, path: YamlPath): string {
  const { text } = yaml;
  const parent = nodeAt(yaml, path.slice(0, -1));
  const pair = pairAt(yaml, path);
  if (!isMap(parent) || !pair) return text;
  const isLast = parent.items.length === 1;
  if (isFlow(parent)) return isLast ? removeBrackets(yaml, path) : removeInBrackets(text, parent, pair);
  const [start, end] = linesOf(text, pair);
  if (!isLast) return text.slice(0, start) + text.slice(end);
  const above = path.length > 1 ? pairAt(yaml, path.slice(0, -1)) : undefined;
  if (path.length === 1) return `${text.slice(0, start)}{}${yaml.lineEnd}${text.slice(end)}`;
  if (!above || !hasComments(text, above, [start, end])) return removeKey(yaml, path.slice(0, -1));
  const colon = afterColon(text, above);
  return `${text.slice(0, colon)} {}${text.slice(colon, start)}${text.slice(end)}`;
}

function linesOf(text: string, pair: Pair): readonly [number, number] {
  const start = rangeOf(pair.key)[0];
  const line = startOfLine(text, start);
  // Behind the sign of a list's item the next key takes its place.
  const isOwnLine = text.slice(line, start).trim() === '';
  return isOwnLine ? [line, afterPair(text, pair)] : [start, afterPair(text, pair) + columnAt(text, start)];
}

/** Comments below the key of a block, beside the lines that go. */
function hasComments(text: string, above: Pair, [start, end]: readonly [number, number]): boolean {
  const column = columnAt(text, rangeOf(above.key)[0]);
  const before = text.slice(afterLine(text, rangeOf(above.key)[1]), start);
  let after = end;
  for (;;) {
    const line = text.slice(after, afterLine(text, after));
    const isInside = line.trim() === '' || (/^\s*#/.test(line) && line.search(/\S/) > column);
    if (line === '' || !isInside) break;
    after += line.length;
  }
  return /^\s*#/m.test(before + text.slice(end, after));
}

function removeBrackets(yaml: YamlText, path: YamlPath): string {
  if (path.length > 1) return removeKey(yaml, path.slice(0, -1));
  const [start, end] = rangeOf(yaml.document.contents);
  return `${yaml.text.slice(0, start)}{}${yaml.text.slice(end)}`;
}

function removeInBrackets(text: string, map: YAMLMap, pair: Pair): string {
  const at = map.items.indexOf(pair);
  const before = map.items[at - 1];
  const after = map.items[at + 1];
  const [start, end] = [rangeOf(pair.key)[0], endOf(pair)];
  const comma = /^\s*,[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  // With nothing but a comma between it and its neighbour both go; where there is a comment, what is left over is valid.
  if (before && comma === 0 && isBare(text.slice(endOf(before), start)))
    return text.slice(0, endOf(before)) + text.slice(end);
  if (after && isBare(text.slice(end, rangeOf(after.key)[0])))
    return text.slice(0, start) + text.slice(rangeOf(after.key)[0]);
  return text.slice(0, start) + text.slice(end + comma);
}

function endOf({ key, value }: Pair): number {
  return rangeOf(value ?? key)[1];
}

function isBare(between: string): boolean {
  return !between.includes('#');
}
