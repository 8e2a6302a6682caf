import { posix } from 'node:path';
import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import type { Staging } from '../catalog/staging/open-staging.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import type { MostTold } from '../diagnostics/most-told.ts';
import type { Files } from '../ports/files.ts';
import { type CatalogTables, fieldPlace } from './catalog-tables.ts';
import { maxImageBytes } from './limits.ts';

/** Pictures that products use: `media:<sha256>.<ext>` -> path in the platform folder. */
export type Media = ReadonlyMap<string, string>;

/**
 * Replaces pictures of the city folder by names that say their content, so that a release keeps showing the picture
 * that it was made with. Web addresses stay. Missing ones are told where they are named first.
 */
export async function linkImages(
  files: Files,
  city: CityId,
  { pictures }: Staging,
  tables: CatalogTables,
  told: MostTold,
): Promise<Media> {
  const media = new Map<string, string>();
  let isAny = false;
  for (const { path: image, row } of pictures.all()) {
    isAny = true;
    const path = imagePath(city, image);
    const name = path === undefined ? undefined : await mediaName(files, path);
    if (name === undefined || path === undefined) {
      told.add(diagnostic('ZK111', fieldPlace(tables, row, 'images'), { path: image.slice(0, 200) }));
      continue;
    }
    pictures.name(image, name);
    media.set(name, path);
  }
  if (isAny) pictures.place();
  return media;
}

function imagePath(city: CityId, image: string): string | undefined {
  const path = posix.normalize(image.startsWith('_') ? `cities/${image}` : `cities/${city}/${image}`);
  return path.startsWith('cities/') && /\.(png|jpe?g|webp)$/i.test(path) ? path : undefined;
}

async function mediaName(files: Files, path: string): Promise<string | undefined> {
  const read = await files.read(path, maxImageBytes);
  if (!read.ok) return undefined;
  return `media:${sha256Hex(read.value)}${posix.extname(path).toLowerCase()}`;
}
