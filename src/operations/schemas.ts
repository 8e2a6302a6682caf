import { exitCode } from '../base/exit-code.ts';
import { nearest } from '../base/nearest.ts';
import { ZetaError } from '../base/zeta-error.ts';
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
export async function listSchemas(own: Files): Promise<readonly SchemaEntry[]> {
  const entries: SchemaEntry[] = [];
  for (const name of await schemaNames(own)) {
    const { title = '', description = '' } = JSON.parse(await readSchema(own, name));
    entries.push({ name, title, description });
  }
  return entries;
}

/** The text of one schema. Throws `ZetaError` (usage) for a name that is none. */
export async function schemaText(own: Files, name: string): Promise<string> {
  const names = await schemaNames(own);
  if (names.includes(name)) return readSchema(own, name);
  const near = nearest(name, names);
  throw new ZetaError('unknown-schema', `There is no schema "${name}".`, {
    hint: near ? `Did you mean ${near}?` : `Schemas: ${names.join(', ')}.`,
    exit: exitCode.usage,
  });
}

/** Every schema with its file's path in a platform folder. */
export async function schemaFiles(own: Files): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of await schemaNames(own))
    files.set(`${folder}/${name}${ending}`, await readSchema(own, name));
  return files;
}

/** Writes all schemas into a folder; gives back the paths of those that were new or different. */
export async function writeSchemas(own: Files, into: Files): Promise<readonly string[]> {
  const written: string[] = [];
  for (const name of await schemaNames(own)) {
    const text = await readSchema(own, name);
    const path = `${name}${ending}`;
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

async function readSchema(own: Files, name: string): Promise<string> {
  const read = await own.read(`${folder}/${name}${ending}`, maxSchemaBytes);
  if (read.ok) return new TextDecoder().decode(read.value);
  throw new ZetaError('not-installed-completely', `The schema ${name} cannot be read.`, {
    hint: 'Install zeta-platform again.',
  });
}
