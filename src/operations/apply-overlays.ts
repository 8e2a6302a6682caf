import { sha256Hex } from '../base/digest.ts';
import type { CatalogId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { buildCatalog, catalogIdOf } from '../catalog/build-catalog.ts';
import { PatchedProducts } from '../catalog/patched-products.ts';
import { rewriteProducts } from '../catalog/rewrite-products.ts';
import type { Feed, FeedField } from '../city/feed.ts';
import type { Files } from '../ports/files.ts';
import { catalogPath, isIntact, placeCatalogFile, whole } from './catalog-file.ts';
import { readOverlay } from './overlay-file.ts';

/** What a feed said last: the file is named by its content. */
export interface StoredOverlay {
  readonly url: string;
  readonly digest: string;
}

export interface WantedOverlay {
  readonly digest: string;
  readonly fields: readonly FeedField[];
}

export interface Patched {
  readonly id: CatalogId;
  /** Products that a feed knows and the catalog does not. */
  readonly unknown: number;
}

/** In the order in which the feeds are named: the later one wins. */
export function overlaysOf(
  feeds: readonly Feed[],
  stored: readonly StoredOverlay[],
): readonly WantedOverlay[] {
  return feeds.flatMap(({ url, fields }) => {
    const found = stored.find((one) => one.url === url);
    return found ? [{ digest: found.digest, fields }] : [];
  });
}

/** A compiled catalog with what feeds say of its products: another one, unless they say nothing new. */
export async function applyOverlays(
  data: Files,
  base: CatalogId,
  currency: string,
  overlays: readonly WantedOverlay[],
): Promise<Patched> {
  if (overlays.length === 0) return { id: base, unknown: 0 };
  const memo = `cache/feeds-${sha256Hex(base, currency, JSON.stringify(overlays))}.json`;
  const known = await recall(data, memo);
  if (known) return known;
  // What a damaged file says would be a whole one's content.
  if (!(await isIntact(data, base)))
    throw new ZetaError('catalog-unreadable', 'The catalog that feeds are laid over is damaged or lost.', {
      hint: 'Run `zeta deploy` to build it again.',
    });
  const products = new PatchedProducts(data.absolute(catalogPath(base)));
  try {
    let unknown = 0;
    for (const { digest, fields } of overlays)
      await readOverlay(data, digest, { fields, currency }, (patch) => {
        if (!products.patch(patch)) unknown += 1;
      });
    const id = await place(data, base, products);
    await data.write(memo, JSON.stringify({ id, unknown } satisfies Patched));
    return { id, unknown };
  } finally {
    products.close();
  }
}

async function place(data: Files, base: CatalogId, products: PatchedProducts): Promise<CatalogId> {
  if (products.changes.size === 0) return base;
  const id = catalogIdOf(products);
  if (await isIntact(data, id)) return id;
  const draft = data.draftOf(catalogPath(id));
  await whole(data, draft, async () => {
    if (products.keepsIndex) {
      await data.copy(catalogPath(base), draft);
      rewriteProducts(data.absolute(draft), products.changes, id);
    } else {
      buildCatalog(data.absolute(draft), products, id);
    }
  });
  await placeCatalogFile(data, draft, id);
  return id;
}

/** What the same was before, while its file is there. A torn memo is none. */
async function recall(data: Files, path: string): Promise<Patched | undefined> {
  const read = await data.read(path, 1000);
  if (!read.ok) return undefined;
  try {
    // Written by applyOverlays.
    const memo = JSON.parse(new TextDecoder().decode(read.value)) as Patched;
    return (await isIntact(data, memo.id)) ? memo : undefined;
  } catch {
    return undefined;
  }
}
