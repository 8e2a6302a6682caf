import type { YamlPath } from './yaml-file.ts';

/** The value at a path of a parsed file; undefined where there is none. */
export function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((node, key) => {
    if (typeof node !== 'object' || node === null) return undefined;
    return (node as Record<string | number, unknown>)[key];
  }, value);
}

/** Whether a value of a parsed file is a block of keys. */
export function isBlock(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
