import type { CatalogId } from '../base/ids.ts';
import { buildCatalog, catalogIdOf } from '../catalog/build-catalog.ts';
import type { ProductSource } from '../catalog/product-source.ts';
import type { CompiledCatalog } from '../compile/compile-catalog.ts';
import { maxImageBytes } from '../compile/limits.ts';
import type { Media } from '../compile/link-images.ts';
import type { Files } from '../ports/files.ts';
import { catalogPath, isIntact, placeCatalogFile, whole } from './catalog-file.ts';
import type { EarlyIndex } from './early-index.ts';

/** A catalog and its pictures in the data folder. */
export interface PlacedCatalog {
  readonly id: CatalogId;
  readonly products: number;
  readonly media: readonly (readonly [name: string, path: string])[];
}

/** Puts a catalog into the data folder, unless it is there: as it was written while it was read, or written now. */
export async function placeCatalog(
  files: Files,
  data: Files,
  { products, media }: CompiledCatalog,
  early: EarlyIndex | undefined,
): Promise<PlacedCatalog> {
  await placeMedia(files, data, media);
  const id = catalogIdOf(products);
  if (!(await isIntact(data, id))) {
    const draft = (await early?.finish(id)) ?? (await writeDraft(data, products, id));
    await placeCatalogFile(data, draft, id);
  }
  return { id, products: products.count, media: [...media] };
}

async function writeDraft(data: Files, products: ProductSource, id: CatalogId): Promise<string> {
  // A name of its own: other processes may be building the same catalog now.
  const draft = data.draftOf(catalogPath(id));
  await whole(data, draft, async () => {
    await data.write(draft, '');
    buildCatalog(data.absolute(draft), products, id);
  });
  return draft;
}

/** `media:<sha256>.<ext>` -> its file. */
export function mediaPath(name: string): string {
  return `media/${name.replace(/^media:/, '')}`;
}

async function placeMedia(files: Files, data: Files, media: Media): Promise<void> {
  for (const [name, path] of media) {
    if (await data.exists(mediaPath(name))) continue;
    const picture = await files.read(path, maxImageBytes);
    if (picture.ok) await data.write(mediaPath(name), picture.value);
  }
}
