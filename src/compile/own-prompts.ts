import { promptSpecs } from '../city/generated/prompt-keys.ts';
import { SourceText } from '../diagnostics/source-text.ts';
import { parseYaml } from './parse-yaml.ts';
import { promptLeaves } from './read-prompts.ts';
import { isBlock } from './value-at.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';
import { promptsWish } from './yaml-wish.ts';

/** What one file says of prompts, right or wrong, as far as it can be read. */
export interface OwnPrompts {
  /** In the order of the file, whether or not they have a text. */
  readonly keys: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** Each place where the file says something of a key: the last one counts. */
  pathsOf(key: string): readonly YamlPath[];
  /** Where a key that the file does not have belongs. */
  pathFor(key: string): YamlPath;
  /** The key that stands in a line, from 1. */
  keyAt(line: number): string | undefined;
}

const wish = promptsWish();

export function ownPrompts(path: string, text: string): OwnPrompts {
  const { file } = parseYaml(new SourceText(path, text), wish);
  const all = file && isBlock(file.value) ? [...promptLeaves(file)] : [];
  const texts = new Map<string, string>();
  for (const { key, value } of all) if (typeof value === 'string') texts.set(key, value);
  const usesDots = all.some((leaf) => leaf.path.length === 1 && leaf.key.includes('.'));
  return {
    keys: all.map(({ key }) => key),
    texts,
    pathsOf: (key) => all.filter((leaf) => leaf.key === key).map((leaf) => leaf.path),
    pathFor: (key) => {
      const at = key.lastIndexOf('.');
      const group = key.slice(0, Math.max(0, at));
      const hasGroup = file && isBlock(file.value) && Object.hasOwn(file.value, group);
      return at < 1 || (usesDots && !hasGroup) ? [key] : [group, key.slice(at + 1)];
    },
    keyAt: (line) => (file ? keyAt(file, all, line) : undefined),
  };
}

function keyAt(
  file: YamlFile,
  leaves: readonly { readonly key: string; readonly path: YamlPath }[],
  line: number,
): string | undefined {
  return leaves.find(({ path }) => {
    const first = file.placeOfKey(path).line ?? 0;
    return first <= line && line <= Math.max(first, file.lastLineOf(path) ?? 0);
  })?.key;
}

export function isPromptKey(key: string): boolean {
  return Object.hasOwn(promptSpecs, key);
}
