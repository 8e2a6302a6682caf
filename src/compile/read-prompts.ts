import { nearest } from '../base/nearest.ts';
import { promptSpecs } from '../city/generated/prompt-keys.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { type Diagnostic, diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { isBlankHtml } from './check-html.ts';
import { kindOf } from './check-shape.ts';
import { checkText } from './check-text.ts';
import { onceIfShared } from './once-if-shared.ts';
import { parseYaml } from './parse-yaml.ts';
import { placeTextProblem } from './place-text-problem.ts';
import { readText } from './read-text.ts';
import { isBlock } from './value-at.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';
import { plainAsText, withRenamedKey } from './yaml-fixes.ts';
import { promptsWish } from './yaml-wish.ts';

/** Texts of one file, by prompt key, each with the place of its key. */
export interface PromptsOfFile {
  readonly texts: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, Place>>;
  /** The line that each text ends in. */
  readonly lastLines: Readonly<Record<string, number>>;
}

/** `prompts` is absent when there was any error. */
export interface PromptsReading {
  readonly prompts?: PromptsOfFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** read -> parse -> check of one `prompts/<language>.yaml`. */
export async function readPrompts(files: Files, path: string, language: string): Promise<PromptsReading> {
  const { source, diagnostics } = await readText(files, path);
  return source ? promptsIn(source, language) : { diagnostics };
}

const promptsIn = onceIfShared((source, language: string): PromptsReading => {
  const { file, diagnostics: unparsable } = parseYaml(source, wish);
  if (!file) return { diagnostics: unparsable };
  if (file.value === null || file.value === undefined) {
    return { diagnostics: hasErrors(unparsable) ? unparsable : [diagnostic('ZC102', source.whole(), {})] };
  }
  const diagnostics: Diagnostic[] = [...unparsable];
  const texts: Record<string, string> = {};
  const places: Record<string, Place> = {};
  const lastLines: Record<string, number> = {};
  for (const leaf of promptLeaves(file)) {
    const problems = checkLeaf(file, leaf, language);
    diagnostics.push(...problems);
    if (!hasErrors(problems) && typeof leaf.value === 'string') {
      texts[leaf.key] = leaf.value;
      places[leaf.key] = file.placeOfKey(leaf.path);
      lastLines[leaf.key] = file.lastLineOf(leaf.path) ?? 0;
    }
  }
  return hasErrors(diagnostics) ? { diagnostics } : { prompts: { texts, places, lastLines }, diagnostics };
});

/** A value of a file under the key that it stands for. */
export interface PromptLeaf {
  readonly key: string;
  readonly path: YamlPath;
  readonly value: unknown;
}

const wish = promptsWish();
const keys = Object.keys(promptSpecs);
const groups = new Set(keys.map((key) => key.split('.').slice(0, -1).join('.')));

/** Values below known groups; anything below an unknown key is one unknown key. */
export function* promptLeaves(file: YamlFile): Generator<PromptLeaf> {
  if (!isBlock(file.value)) return yield { key: '', path: [], value: file.value };
  for (const [name, value] of Object.entries(file.value)) {
    if (!groups.has(name) || !isBlock(value)) yield { key: name, path: [name], value };
    else
      for (const [inner, text] of Object.entries(value))
        yield { key: `${name}.${inner}`, path: [name, inner], value: text };
  }
}

function checkLeaf(
  file: YamlFile,
  { key, path, value }: PromptLeaf,
  language: string,
): readonly Diagnostic[] {
  const spec = specOf(key);
  if (!spec) {
    const slip = slipOf(file.value, key, value);
    if (slip === 'emptied') return [];
    if (slip === 'slipped')
      return [diagnostic('ZC125', file.placeOfKey(path), { key, problem: 'too-shallow', column: 2 })];
    if (groups.has(key) || key === '')
      return [diagnostic('ZP202', file.placeOf(path), { key, wanted: 'group', actual: kindOf(value) })];
    return [unknownPrompt(file, path, key)];
  }
  const wrong = (actual: string) => diagnostic('ZP202', file.placeOf(path), { key, wanted: 'text', actual });
  if (typeof value !== 'string') return [plainAsText(file, path, key, wrong(kindOf(value)))];
  if (isBlankHtml(value)) return [wrong('blank')];
  const [told, rest] = split(checkText(value, spec, language));
  // Nobody is shown more of one text: the others are only counted, and need no place and no mending of their own.
  const atKey = rest.length > 0 ? file.placeOfKey(path) : file.source.whole();
  return [
    ...told.map((problem) => placeTextProblem(file, path, key, spec, problem, value)),
    ...rest.map((problem) => diagnostic(problem.code, atKey, problem.values)),
  ];
}

/** `buttons:` and below it, not indented, `manager: …`: the name of another group, and a text that belongs to the first. */
function slipOf(all: unknown, key: string, value: unknown): 'slipped' | 'emptied' | undefined {
  if (!isBlock(all) || !groups.has(key)) return undefined;
  const belongs = (group: string, name: string) => keys.includes(`${group}.${name}`);
  if (typeof value === 'string')
    return Object.keys(all).some((group) => all[group] === null && belongs(group, key))
      ? 'slipped'
      : undefined;
  const isEmptied = Object.keys(all).some((name) => typeof all[name] === 'string' && belongs(key, name));
  return value === null && isEmptied ? 'emptied' : undefined;
}

/** Of a file a hundred mistakes are told. */
const mostOfText = 100;

function split<T>(all: readonly T[]): readonly [readonly T[], readonly T[]] {
  return [all.slice(0, mostOfText), all.slice(mostOfText)];
}

/** A key is renamed within its group; one that belongs to another place is only told. */
function unknownPrompt(file: YamlFile, path: YamlPath, key: string): Diagnostic {
  const own = String(path.at(-1));
  const meant = path.length > 1 && keys.includes(own) ? own : (nearest(key, keys) ?? '');
  const told = diagnostic('ZP201', file.placeOfKey(path), { key, nearest: meant });
  const wanted = meant.split('.');
  const isNeighbour =
    wanted.length === path.length && wanted.slice(0, -1).join('.') === path.slice(0, -1).join('.');
  // Within a group the names of both are alike for their beginning: their own words must be, too.
  const name = wanted.at(-1) ?? '';
  const isAlike = nearest(own, [name]) !== undefined;
  return isNeighbour && isAlike ? withRenamedKey(told, file, path, name) : told;
}

function specOf(key: string): PromptSpec | undefined {
  return Object.hasOwn(promptSpecs, key)
    ? (promptSpecs as Readonly<Record<string, PromptSpec>>)[key]
    : undefined;
}
