import type { CityId } from '../base/ids.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { PlatformFile } from '../city/generated/platform-file.ts';
import { listCities } from '../compile/list-cities.ts';
import { readShapedFile, type ShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import type { Platform } from './platform.ts';

/** A setting that names a secret: `env:NAME` or `file:PATH`. */
export interface SecretUse {
  readonly reference: string;
  /** Null: zeta.yaml, for all cities. */
  readonly city: CityId | null;
  /** `telegram.token` */
  readonly key: string;
  /** `cities/almaty/city.yaml:12` */
  readonly source: string;
}

export interface SecretUses {
  readonly uses: readonly SecretUse[];
  /** Files with mistakes: what they name is not known. */
  readonly unread: readonly string[];
}

/** All that the working tree names, whatever is live. */
export async function secretUses({ files }: Platform): Promise<SecretUses> {
  const uses: SecretUse[] = [];
  const unread: string[] = [];
  const read = async (path: string, city: CityId | null, shape: (typeof shapes)['city' | 'platform']) => {
    const { shaped } = await readShapedFile<CityFile | PlatformFile>(files, path, shape);
    if (shaped) uses.push(...usesIn(shaped, city));
    else unread.push(path);
  };
  await read('zeta.yaml', null, shapes.platform);
  for (const city of (await listCities(files)).cities)
    await read(`cities/${city}/city.yaml`, city, shapes.city);
  return { uses, unread };
}

function usesIn({ file, value }: ShapedFile<unknown>, city: CityId | null): readonly SecretUse[] {
  const walk = (node: unknown, path: readonly string[]): readonly SecretUse[] => {
    if (typeof node === 'object' && node !== null)
      return Object.entries(node).flatMap(([name, inner]) => walk(inner, [...path, name]));
    if (!isReference(node)) return [];
    const place = file.placeOfKey([...path]);
    return [{ reference: node, city, key: path.join('.'), source: `${place.file}:${place.line ?? 1}` }];
  };
  return walk(value, []);
}

export function isReference(value: unknown): value is string {
  return typeof value === 'string' && /^(env|file):./.test(value);
}
