import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { nearest } from '../../base/nearest.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { compileTexts } from '../../compile/compile-texts.ts';
import { editYaml } from '../../compile/edit-yaml.ts';
import { maxYamlBytes } from '../../compile/limits.ts';
import { isPromptKey, type OwnPrompts, ownPrompts } from '../../compile/own-prompts.ts';
import { readPlatformFile } from '../../compile/read-platform-file.ts';
import { type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { linted } from '../../diagnostics/lint.ts';
import { tidyDiagnostics } from '../../diagnostics/tidy-diagnostics.ts';
import type { Files } from '../../ports/files.ts';
import { languagesChosen, languagesOf } from '../list-prompts.ts';
import { chosenCities, type Platform } from '../platform.ts';
import { promptKeys } from '../prompt-layers.ts';
import type { Tools } from '../tools.ts';
import { bytesOf, textOf, withoutMark } from './text-file.ts';
import { type FileChange, type WriteOptions, writeFile } from './write-file.ts';
import { type FileWriting, type ValueChange, WrongWrite } from './written.ts';

export interface PromptsWish {
  readonly city: string;
  /** Absent: the city's first. */
  readonly language?: string;
  /** Texts by key; null takes the city's own away, so that the layer below shows again. */
  readonly changes: Readonly<Record<string, string | null>>;
}

/** What became of a change of prompts. */
export interface PromptsWriting extends FileWriting {
  readonly language: string;
  /** What the city's own file says of the keys that were given; null: nothing, and the layer below shows. */
  readonly written: Readonly<Record<string, string | null>>;
  /** The same before. */
  readonly previous: Readonly<Record<string, string | null>>;
}

const header = '# yaml-language-server: $schema=../../../schemas/prompts.schema.json\n\n';

/**
 * Sets texts of a city in its own file, and takes others away; whatever else stands there stays as it is. Throws `ZetaError`
 * (usage) for a city or language that is none, `WrongWrite` for texts with mistakes, `StaleWrite` where the file is not `ifMatch`.
 */
export async function writePrompts(
  tools: Tools,
  platform: Platform,
  { city: name, language: wanted, changes }: PromptsWish,
  options: WriteOptions,
): Promise<PromptsWriting> {
  const { city, language, file } = await promptsFile(platform, name, wanted);
  const entries = Object.entries(changes);
  refuseNoTexts(entries);
  const change: FileChange = {
    what: 'prompts-written',
    ...{ city, file, mostBytes: maxYamlBytes },
    title: `prompts ${language}: ${entries.map(([key]) => key).join(', ')}`,
    values: (bytes) => {
      const own = ownIn(file, bytes);
      return entries.map(([key, after]): ValueChange => ({ key, before: own.texts.get(key) ?? null, after }));
    },
    edit: (bytes) => bytesOf(edited(file, bytes, entries)),
    check: (files) => checkTexts(files, city),
  };
  const writing = await withKeys(writeFile(tools, platform, change, options), file);
  const previous = Object.fromEntries(writing.changes.map(({ key, before }) => [key, before]));
  return { ...writing, language, written: { ...changes }, previous };
}

/** The file of a city's own texts in a language. */
export async function promptsFile(
  platform: Platform,
  name: string,
  wanted: string | undefined,
): Promise<{ readonly city: CityId; readonly language: string; readonly file: string }> {
  const [city] = (await chosenCities(platform.files, [name])).cities;
  if (!city) throw new Error('chosenCities gives the city that was asked for');
  const spoken = await languagesOf(platform, city);
  const [language = ''] = languagesChosen(spoken, wanted, city);
  const path = `cities/${city}/prompts/${language}`;
  const isShort =
    !(await platform.files.exists(`${path}.yaml`)) && (await platform.files.exists(`${path}.yml`));
  return { city, language, file: `${path}.${isShort ? 'yml' : 'yaml'}` };
}

export function ownIn(file: string, bytes: Uint8Array | undefined): OwnPrompts {
  return ownPrompts(file, withoutMark(textOf(file, bytes)));
}

type Entries = readonly (readonly [string, string | null])[];

function refuseNoTexts(entries: Entries): void {
  const [wrong] =
    entries.find(([, text]) => text !== null && (typeof text !== 'string' || !text.isWellFormed())) ?? [];
  if (wrong === undefined && entries.length > 0) return;
  const what = wrong === undefined ? 'Nothing is to be changed' : `What ${wrong} is set to is no text`;
  throw new ZetaError('no-texts', `${what}.`, {
    hint: 'Give texts by key, and null for one that is to go: { "greeting": "Hello!", "help": null }.',
    exit: exitCode.usage,
  });
}

function edited(file: string, bytes: Uint8Array | undefined, entries: Entries): string {
  const own = ownIn(file, bytes);
  for (const [key, text] of entries) if (text === null) refuseUnknown(own, key);
  const edit = {
    remove: entries.flatMap(([key, text]) => (text === null ? own.pathsOf(key) : [])),
    set: entries.flatMap(([key, text]) =>
      text === null || own.texts.get(key) === text
        ? []
        : [{ path: own.pathsOf(key).at(-1) ?? own.pathFor(key), value: text }],
    ),
  };
  if (edit.remove.length === 0 && edit.set.length === 0) return textOf(file, bytes);
  const after = editYaml(bytes === undefined ? header : textOf(file, bytes), edit);
  if (!isJustThat(own, ownPrompts(file, withoutMark(after)), entries)) throw notEditable(file);
  return after;
}

/** The file says what is wanted of the keys that were given, and of all others what it said before. */
function isJustThat(before: OwnPrompts, after: OwnPrompts, entries: Entries): boolean {
  const wanted = new Map(before.texts);
  for (const [key, text] of entries) {
    if (text === null) wanted.delete(key);
    else wanted.set(key, text);
  }
  return (
    wanted.size === after.texts.size && [...wanted].every(([key, text]) => after.texts.get(key) === text)
  );
}

/** Whoever takes away what there is not has likely misspelt it. */
function refuseUnknown(own: OwnPrompts, key: string): void {
  if (isPromptKey(key) || own.pathsOf(key).length > 0) return;
  const near = nearest(key, promptKeys);
  throw new ZetaError('unknown-prompt', `There is no prompt "${key.slice(0, 100)}".`, {
    hint: near ? `Did you mean ${near}?` : '`zeta prompts list` shows all of them.',
    exit: exitCode.usage,
  });
}

function notEditable(file: string): ZetaError {
  return new ZetaError('not-editable', `${file} is written in a way that cannot be changed for you.`, {
    hint: 'Mend it (zeta validate --fix), or change it by hand.',
    exit: exitCode.diagnostics,
  });
}

/** The texts of a city without its catalog, which no text depends on. */
async function checkTexts(files: Files, city: CityId): Promise<readonly Diagnostic[]> {
  const [{ diagnostics }, { config }] = await Promise.all([
    compileTexts(files, city),
    readPlatformFile(files),
  ]);
  return tidyDiagnostics(linted(diagnostics, config.lint ?? {}));
}

/** Mistakes with the key that they are in. */
async function withKeys<T>(writing: Promise<T>, file: string): Promise<T> {
  return writing.catch((error: unknown) => {
    if (!(error instanceof WrongWrite)) throw error;
    const own = ownPrompts(file, withoutMark(error.text));
    const keyed = error.diagnostics.map((one) => {
      const key = one.place.file === file ? own.keyAt(one.place.line ?? 0) : undefined;
      return key === undefined ? one : { ...one, key };
    });
    throw new WrongWrite(file, error.text, keyed);
  });
}
