import { type Document, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Edit } from '../diagnostics/fix.ts';
import type { SourceText } from '../diagnostics/source-text.ts';
import { textOffsets, type WrittenScalar } from './text-offsets.ts';

export type YamlPath = readonly (string | number)[];

/** Offsets in a file; `end` is behind the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A parsed YAML file: its plain value, and where each part of it stands. Offsets and places are those of the file. */
export interface YamlFile {
  readonly source: SourceText;
  readonly value: unknown;
  /** Whether lines that cannot be read were left out: what is missing may stand there. */
  readonly isPartial: boolean;
  /** The file that a value stands in: two files may be read as one. */
  ownerOf(path: YamlPath): SourceText;
  /** Where the value at a path stands; its nearest parent's place when there is none. */
  placeOf(path: YamlPath): Place;
  /** Where the key at a path stands. */
  placeOfKey(path: YamlPath): Place;
  /** Where a piece of the text at a path stands, through indentation, folds and escapes. */
  placeInText(path: YamlPath, at: number, length: number): Place;
  /** Span of such a piece; undefined where it cannot be told exactly. */
  spanInText(path: YamlPath, at: number, length: number): Span | undefined;
  /** The line that the value at a path ends in; undefined where there is none. */
  lastLineOf(path: YamlPath): number | undefined;
  /** Span of the value, or of the key, at a path. */
  rangeOf(path: YamlPath): Span | undefined;
  rangeOfKey(path: YamlPath): Span | undefined;
  /** The value as it is written, when it is a single word or number without quotes; and how to write it as a text. */
  plainAt(path: YamlPath): PlainValue | undefined;
}

export interface PlainValue {
  readonly raw: string;
  /** Empty where the place of the value is not exact. */
  readonly asText: readonly Edit[];
}

/** What was parsed, and where its offsets stood in the file. */
export interface ParsedText {
  readonly document: Document;
  readonly text: string;
  readonly originOf: (offset: number) => number;
  readonly isPartial: boolean;
}

const styles: Readonly<Record<string, WrittenScalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

export function yamlFile(source: SourceText, parsed: ParsedText): YamlFile {
  const { document, originOf } = parsed;
  const nodeAt = (path: YamlPath): unknown => nodeIn(document, path);
  const rangeOf = (path: YamlPath) => inOrigin(rangeOfNode(nodeAt(path)), originOf);
  const rangeOfKey = (path: YamlPath) => inOrigin(rangeOfNode(keyNode(document, path)), originOf);
  const placeOf = (path: YamlPath): Place => {
    const range = rangeOf(path);
    if (range) return source.place(range.start, range.end);
    return path.length === 0 ? source.whole() : placeOf(path.slice(0, -1));
  };
  const offsets = new Map<unknown, ReturnType<typeof textOffsets>>();
  const spanInText = (path: YamlPath, at: number, length: number): Span | undefined => {
    const node = nodeAt(path);
    if (!offsets.has(node)) offsets.set(node, offsetsOfNode(parsed, node));
    const known = offsets.get(node);
    const start = known?.starts[at];
    const end = known?.ends[at + Math.max(1, length) - 1];
    return start === undefined || end === undefined ? undefined : inOrigin({ start, end }, originOf);
  };
  return {
    source,
    value: document.toJS({ maxAliasCount: 0 }),
    isPartial: parsed.isPartial,
    ownerOf: () => source,
    placeOf,
    placeOfKey: (path) => {
      const range = rangeOfKey(path);
      return range ? source.place(range.start, range.end) : placeOf(path);
    },
    placeInText: (path, at, length) => {
      const span = spanInText(path, at, length);
      return span ? source.place(span.start, span.end) : placeOf(path);
    },
    spanInText,
    lastLineOf: (path) => {
      const range = rangeOf(path);
      if (!range) return undefined;
      const written = source.text.slice(range.start, range.end).trimEnd();
      return source.place(range.start + Math.max(0, written.length - 1)).line;
    },
    rangeOf,
    rangeOfKey,
    plainAt: (path) => {
      const node = nodeAt(path);
      const range = rangeOfNode(node);
      if (!range || !isScalar(node) || node.type !== 'PLAIN') return undefined;
      const raw = parsed.text.slice(range.start, range.end);
      const { start, end } = inOrigin(range, originOf) ?? range;
      const isExact = source.text.slice(start, end) === raw;
      const edits = [
        { start, end: start, text: '"' },
        { start: end, end, text: '"' },
      ];
      return { raw, asText: isExact && raw !== '' ? edits : [] };
    },
  };
}

function offsetsOfNode({ text }: ParsedText, node: unknown): ReturnType<typeof textOffsets> {
  const range = rangeOfNode(node);
  const style = isScalar(node) && typeof node.type === 'string' ? styles[node.type] : undefined;
  if (!range || !isScalar(node) || typeof node.value !== 'string' || style === undefined) return undefined;
  return textOffsets({ source: text, ...range, style }, node.value);
}

function nodeIn(document: Document, path: YamlPath): unknown {
  return path.reduce<unknown>((node, key) => {
    if (isSeq(node)) return node.items[Number(key)];
    return pairOf(node, key)?.value;
  }, document.contents);
}

function keyNode(document: Document, path: YamlPath): unknown {
  const key = path.at(-1);
  return key === undefined ? undefined : pairOf(nodeIn(document, path.slice(0, -1)), key)?.key;
}

/** The last of duplicate keys is the one whose value counts, and the one that is one too many. */
function pairOf(node: unknown, name: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(name));
}

export function rangeOfNode(node: unknown): Span | undefined {
  if (!isNode(node) || !node.range) return undefined;
  return { start: node.range[0], end: node.range[1] };
}

function inOrigin(span: Span | undefined, originOf: ParsedText['originOf']): Span | undefined {
  if (!span) return undefined;
  const start = originOf(span.start);
  // The end belongs to the last character, so that nothing added behind it counts.
  const end = span.end > span.start ? originOf(span.end - 1) + 1 : start;
  return { start, end: Math.max(start, end) };
}
