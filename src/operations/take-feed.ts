import type { CatalogId } from '../base/ids.ts';
import { maskAddress } from '../base/mask-secrets.ts';
import { PatchedProducts, type ProductPatch } from '../catalog/patched-products.ts';
import { rowsOf } from '../catalog/product-source.ts';
import type { Staging } from '../catalog/staging/open-staging.ts';
import { isOnTheWeb, parseSaid, type SaidProduct } from '../catalog/staging/staged-row.ts';
import type { FeedField } from '../city/feed.ts';
import type { SettledFeed } from '../city/settings.ts';
import type { Files } from '../ports/files.ts';
import { isFallen } from '../release/guards.ts';
import type { ApiRequest } from './api/wire.ts';
import type { WantedOverlay } from './apply-overlays.ts';
import type { BuildRequest } from './build-city.ts';
import { catalogPath } from './catalog-file.ts';
import { checkFeed, type FeedCounts } from './feed-guards.ts';
import type { AcceptedFeed } from './feed-state.ts';
import { draftOverlay, patchOf, readOverlay } from './overlay-file.ts';
import { renamedFiles } from './renamed-files.ts';
import { type StagedNew, stageNew } from './stage-catalogs.ts';

/** A feed that was fetched, to be read beside the event loop. */
export interface FeedRequest {
  readonly dataRoot: string;
  readonly feed: SettledFeed;
  /** Where in the data folder its answer was saved. */
  readonly file: string;
  readonly currency: string;
  /** The live catalog without what feeds say of it. */
  readonly base: CatalogId;
  readonly accepted?: AcceptedFeed;
}

/** A live catalog that feeds say something new of. */
export interface PatchRequest {
  readonly dataRoot: string;
  readonly base: CatalogId;
  readonly currency: string;
  readonly overlays: readonly WantedOverlay[];
}

/** What the build worker is asked: one of these. */
export type WorkerRequest =
  | { readonly build: BuildRequest }
  | { readonly feed: FeedRequest }
  | { readonly patch: PatchRequest }
  /** Who serves, and the commit of the checkout in this folder: a program is started for it, which takes a while. */
  | { readonly who: string }
  /** What somebody asked of this server from elsewhere. */
  | { readonly api: ApiRequest };

export type FeedReading =
  | { readonly kind: 'accepted'; readonly accepted: Omit<AcceptedFeed, 'at'> }
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads a feed by the rules of an import, and keeps what it says as an overlay if no guard objects. */
export async function takeFeed(data: Files, request: FeedRequest): Promise<FeedReading> {
  const { feed, file, currency } = request;
  const path = maskAddress(feed.url);
  const source = { files: renamedFiles(data, file, path), path };
  const city = { currency, catalog: feed.columns ? { columns: feed.columns } : {} };
  const format = feed.format ? { format: feed.format } : {};
  const read = await stageNew(source, city, { ...format, columns: {}, allow: [], rows: 'parts' });
  const base = new PatchedProducts(data.absolute(catalogPath(request.base)));
  try {
    const wrong = problemOf(read, request);
    if (wrong !== undefined) return { kind: 'refused', problem: wrong };
    const counts = { said: 0, known: 0, priced: 0, fallen: 0 };
    const seen = await seenPrices(data, request, base);
    const products = counted(said(read.staging, feed.fields), { base, seen }, counts);
    const overlay = await draftOverlay(data, { fields: feed.fields, currency }, products);
    const gone = await goneOf(data, request, read.staging, base);
    const problem = checkFeed({ ...counts, ...gone, catalog: base.count });
    if (problem !== undefined) {
      await overlay.drop();
      return { kind: 'refused', problem };
    }
    const writtenAt = writtenIn(read);
    const unknown = counts.said - counts.known;
    const digest = await overlay.keep();
    const accepted = { digest, products: counts.said, unknown, ...(writtenAt && { writtenAt }) };
    return { kind: 'accepted', accepted };
  } finally {
    base.close();
    read.staging.close();
  }
}

/** What is wrong with the file itself. */
function problemOf(read: StagedNew, { accepted, currency }: FeedRequest): string | undefined {
  const { staged, stated, isCutOff } = read;
  if (isCutOff) return 'guard cut-off: it ends in the middle';
  const [mistake] = staged.mistakes;
  if (mistake) return `${mistake.code}: \`zeta explain ${mistake.code}\` tells what is wrong with it`;
  if (stated !== undefined && stated !== currency)
    return `guard currency-change: its prices are in ${stated}, not in ${currency}`;
  const writtenAt = writtenIn(read);
  const isOlder = writtenAt !== undefined && writtenAt < (accepted?.writtenAt ?? 0);
  return isOlder ? `guard older: it was written ${staged.found?.written}, before the last one` : undefined;
}

function writtenIn({ staged }: StagedNew): number | undefined {
  const at = Date.parse(staged.found?.written ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** The products that the feed says something of; one whose price is taken from it and could not be read is none. */
function* said(staging: Staging, fields: readonly FeedField[]): Generator<SaidProduct> {
  for (const row of rowsOf(staging.products())) {
    const product = parseSaid(row);
    // Pictures that lie beside the shop's file are not on the web.
    if (saysEnough(product, fields)) yield { ...product, images: product.images.filter(isOnTheWeb) };
  }
}

function saysEnough(product: SaidProduct, fields: readonly FeedField[]): boolean {
  if (fields.includes('price')) return product.price !== undefined;
  return Object.keys(patchOf(product, fields)).length > 1;
}

/** The same products, counted as they go by. */
function* counted(
  products: Iterable<SaidProduct>,
  { base, seen }: { readonly base: PatchedProducts; readonly seen: SeenPrice },
  counts: { said: number; known: number; priced: number; fallen: number },
): Generator<SaidProduct> {
  for (const product of products) {
    const { sku, price } = product;
    counts.said += 1;
    if (base.has(sku)) counts.known += 1;
    const before = price === undefined ? undefined : seen(sku);
    if (price !== undefined && before !== undefined) {
      counts.priced += 1;
      if (isFallen(before, price)) counts.fallen += 1;
    }
    yield product;
  }
}

/** What customers pay now, in minor units; undefined for what is not sold, or where the feed says nothing of prices. */
type SeenPrice = (sku: string) => number | undefined;

/** What the feed said last goes before what the catalog says. */
async function seenPrices(
  data: Files,
  { feed: { fields }, currency, accepted }: FeedRequest,
  base: PatchedProducts,
): Promise<SeenPrice> {
  if (!fields.includes('price')) return () => undefined;
  const heard = new Map<string, number>();
  if (accepted)
    await readOverlay(data, accepted.digest, { fields, currency }, ({ sku, price }) => {
      if (price !== undefined) heard.set(sku, price);
    });
  return (sku) => (base.has(sku) ? (heard.get(sku) ?? base.priceOf(sku)) : undefined);
}

/** What the feed said before, and says no longer. */
async function goneOf(
  data: Files,
  { feed: { fields }, currency, accepted }: FeedRequest,
  staging: Staging,
  base: PatchedProducts,
): Promise<Pick<FeedCounts, 'before' | 'gone'>> {
  const counts = { before: 0, gone: 0 };
  const countOld = ({ sku }: ProductPatch): void => {
    if (!base.has(sku)) return;
    counts.before += 1;
    const row = staging.find(sku);
    if (row === undefined || !saysEnough(parseSaid(row), fields)) counts.gone += 1;
  };
  if (accepted) await readOverlay(data, accepted.digest, { fields, currency }, countOld);
  return counts;
}
