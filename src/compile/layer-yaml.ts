import { isBlock } from './value-at.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/**
 * Two files read as one: settings of the upper win, blocks are merged key by key, lists and texts are replaced. A value's
 * place is in the file that set it; what neither sets belongs to the upper one.
 */
export function layerYaml(lower: YamlFile, upper: YamlFile): YamlFile {
  const owner = (path: YamlPath): YamlFile => {
    if (has(upper.value, path)) return upper;
    return has(lower.value, path) ? lower : upper;
  };
  return {
    source: upper.source,
    value: merge(lower.value, upper.value),
    placeOf: (path) => owner(path).placeOf(path),
    placeOfKey: (path) => owner(path).placeOfKey(path),
    lastLineOf: (path) => owner(path).lastLineOf(path),
    rangeOf: (path) => owner(path).rangeOf(path),
    rangeOfKey: (path) => owner(path).rangeOfKey(path),
    placeInText: (path, at, length) => owner(path).placeInText(path, at, length),
    spanInText: (path, at, length) => owner(path).spanInText(path, at, length),
    plainAt: (path) => owner(path).plainAt(path),
    ownerOf: (path) => owner(path).source,
    isPartial: lower.isPartial || upper.isPartial,
  };
}

/** Paths of all values that are not blocks: `['telegram', 'token']`. */
export function leavesOf(value: unknown, path: YamlPath = []): readonly YamlPath[] {
  if (!isBlock(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function merge(lower: unknown, upper: unknown): unknown {
  if (!isBlock(lower) || !isBlock(upper)) return upper ?? lower;
  const merged: Record<string, unknown> = { ...lower };
  for (const [key, value] of Object.entries(upper)) merged[key] = merge(lower[key], value);
  return merged;
}

function has(value: unknown, path: YamlPath): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return value !== undefined && value !== null;
  if (Array.isArray(value)) return typeof key === 'number' && key < value.length && has(value[key], rest);
  return isBlock(value) && Object.hasOwn(value, key) && has(value[key], rest);
}
