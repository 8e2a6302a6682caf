import { exitCode } from '../base/exit-code.ts';
import { nearest } from '../base/nearest.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { Files } from '../ports/files.ts';

/** One of the JSON Schemas that come with ZETA. */
export interface SchemaEntry {
  /** `city`, as in `city.schema.json`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

const folder = 'schemas';
const ending = '.schema.json';
const maxSchemaBytes = 1024 * 1024;

/** The schemas of this ZETA by name. `own`: the folder that ZETA is installed in. */
export async function listSchemas(own: Files, language: Language): Promise<readonly SchemaEntry[]> {
  const entries: SchemaEntry[] = [];
  for (const name of await schemaNames(own)) {
    const { title = '', description = '' } = JSON.parse(await readSchema(own, name, language));
    entries.push({ name, title, description });
  }
  return entries;
}

/** The text of one schema, with its words in `language`. Throws `ZetaError` (usage) for a name that is none. */
export async function schemaText(own: Files, name: string, language: Language): Promise<string> {
  const names = await schemaNames(own);
  if (names.includes(name)) return readSchema(own, name, language);
  const near = nearest(name, names);
  throw new ZetaError('unknown-schema', `There is no schema "${name}".`, {
    hint: near ? `Did you mean ${near}?` : `Schemas: ${names.join(', ')}.`,
    exit: exitCode.usage,
  });
}

/** Every schema, with its words in `language`, by its file's path in a platform folder. */
export async function schemaFiles(own: Files, language: Language): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of await schemaNames(own))
    files.set(`${folder}/${name}${ending}`, await readSchema(own, name, language));
  return files;
}

/** Writes all schemas into a folder; gives back the paths of those that were new or different. */
export async function writeSchemas(own: Files, into: Files, language: Language): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [full, text] of await schemaFiles(own, language)) {
    const path = full.slice(folder.length + 1);
    const before = await into.read(path, maxSchemaBytes);
    if (before.ok && new TextDecoder().decode(before.value) === text) continue;
    await into.write(path, text);
    written.push(path);
  }
  return written;
}

async function schemaNames(own: Files): Promise<readonly string[]> {
  const entries = await own.list(folder);
  return entries.filter(({ name }) => name.endsWith(ending)).map(({ name }) => name.slice(0, -ending.length));
}

async function readSchema(own: Files, name: string, language: Language): Promise<string> {
  const place = language === 'en' ? folder : `${folder}/${language}`;
  const read = await own.read(`${place}/${name}${ending}`, maxSchemaBytes);
  if (read.ok) return new TextDecoder().decode(read.value);
  throw new ZetaError('not-installed-completely', `The schema ${name} cannot be read.`, {
    hint: 'Install zeta-platform again.',
  });
}
