import type { CityId } from '../base/ids.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { editYaml } from '../compile/edit-yaml.ts';
import { readShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import { filesBelow } from './city-footprint.ts';
import { cityTemplate } from './city-template.ts';
import type { NewCity } from './new-city.ts';
import type { Platform } from './platform.ts';
import type { CityFolder } from './write-city.ts';
import { InvalidCity } from './write-city.ts';

/** A place in a copied text that still has the name of the city that it was copied from. */
export interface OldName {
  /** Path in the new city's folder, and line. */
  readonly file: string;
  readonly line: number;
}

export interface CityCopy {
  readonly folder: CityFolder;
  readonly oldNames: readonly OldName[];
  /** What the new city shares with the old one until somebody changes it. */
  readonly sharedHandle: string | null;
  readonly sharedWebhook: string | null;
}

/** A city's own city.yaml. Throws `InvalidCity` when it has mistakes. */
export async function cityFileOf({ files }: Platform, city: CityId): Promise<CityFile> {
  const read = await readShapedFile<CityFile>(files, `cities/${city}/city.yaml`, shapes.city);
  if (!read.shaped) throw new InvalidCity(read.diagnostics);
  return read.shaped.value;
}

const maxFileBytes = 512 * 1024 * 1024;

/**
 * The folder of a city as another city's: with the new one's settings, without what can belong to one city alone (the
 * bot's username, the managers' group).
 */
export async function copyCity(platform: Platform, from: CityId, settings: NewCity): Promise<CityCopy> {
  const source = await cityFileOf(platform, from);
  const root = `cities/${from}/`;
  const folder = new Map<string, string | Uint8Array>();
  for (const path of await filesBelow(platform.files, root.slice(0, -1))) {
    const read = await platform.files.read(path, maxFileBytes);
    if (read.ok) folder.set(path.slice(root.length), read.value);
  }
  const yaml = folder.get('city.yaml');
  if (yaml !== undefined) folder.set('city.yaml', rewritten(textOf(yaml), settings));
  // A language that the old city does not speak begins as it does in a new city.
  for (const [path, content] of cityTemplate(settings, 'en'))
    if (path.startsWith('prompts/') && !folder.has(path)) folder.set(path, content);
  return {
    folder,
    oldNames: oldNames(folder, source.name, settings.name),
    sharedHandle: source.manager?.handle === settings.handle ? (settings.handle ?? null) : null,
    sharedWebhook: source.bitrix?.webhook ?? null,
  };
}

function rewritten(text: string, { name, timezone, currency, languages, token, handle, chat }: NewCity) {
  const set = [
    { path: ['name'], value: name },
    { path: ['timezone'], value: timezone },
    { path: ['currency'], value: currency },
    { path: ['languages'], value: [...languages] },
    { path: ['telegram', 'token'], value: token },
    ...(handle === undefined ? [] : [{ path: ['manager', 'handle'], value: handle }]),
    ...(chat === undefined ? [] : [{ path: ['manager', 'chat'], value: chat }]),
  ];
  const remove = [['telegram', 'username'], ...(chat === undefined ? [['manager', 'chat']] : [])];
  return editYaml(text, { set, remove });
}

function oldNames(folder: CityFolder, oldName: string, newName: string): readonly OldName[] {
  if (oldName === newName) return [];
  const texts = [...folder].filter(([path]) => /^(prompts|tests)\/.*\.ya?ml$/.test(path));
  return texts.flatMap(([file, content]) =>
    textOf(content)
      .split('\n')
      .flatMap((line, index) => (line.includes(oldName) ? [{ file, line: index + 1 }] : [])),
  );
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
