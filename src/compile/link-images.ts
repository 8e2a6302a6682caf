import { posix } from 'node:path';
import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { maxImageBytes } from './limits.ts';

/** Pictures that products use: `media:<sha256>.<ext>` -> path in the platform folder. */
export type Media = ReadonlyMap<string, string>;

/**
 * Replaces pictures of the city folder by names that say their content, so that a release keeps showing the picture
 * that it was made with. Web addresses stay.
 */
export async function linkImages(
  files: Files,
  city: CityId,
  products: readonly Product[],
  /** Where a picture is named first. */
  placeOf: (image: string) => Place,
): Promise<{
  readonly products: readonly Product[];
  readonly media: Media;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const names = new Map<string, string | undefined>();
  const media = new Map<string, string>();
  for (const image of new Set(products.flatMap((product) => product.images))) {
    if (/^https?:\/\//i.test(image)) continue;
    const path = imagePath(city, image);
    const name = path === undefined ? undefined : await mediaName(files, path);
    names.set(image, name);
    if (name !== undefined && path !== undefined) media.set(name, path);
  }
  const missing = [...names]
    .filter(([, name]) => name === undefined)
    .map(
      ([path]): Diagnostic => ({ code: 'ZK111', severity: 'error', place: placeOf(path), values: { path } }),
    );
  return { products: products.map((product) => withMedia(product, names)), media, diagnostics: missing };
}

function withMedia(product: Product, names: ReadonlyMap<string, string | undefined>): Product {
  if (!product.images.some((image) => names.has(image))) return product;
  return {
    ...product,
    images: product.images.flatMap((image) => (names.has(image) ? (names.get(image) ?? []) : image)),
  };
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
