import { createHash, type Hash } from 'node:crypto';
import type { ProductPatch } from '../catalog/patched-products.ts';
import type { SaidProduct } from '../catalog/staging/staged-row.ts';
import type { FeedField } from '../city/feed.ts';
import type { Files } from '../ports/files.ts';

/** What is written into an overlay, or read of it: these fields, with prices of this currency. */
export interface OverlayWish {
  readonly fields: readonly FeedField[];
  readonly currency: string;
}

const pieceLength = 64 * 1024;

export function overlayPath(digest: string): string {
  return `feeds/${digest}.jsonl`;
}

/** An overlay that is written, and not decided on. */
interface OverlayDraft {
  /** Gives it the name of its content, and that back. */
  keep(): Promise<string>;
  drop(): Promise<void>;
}

/** Writes what a feed says: a line with its currency, then one for each product. */
export async function draftOverlay(
  data: Files,
  wish: OverlayWish,
  products: Iterable<SaidProduct>,
): Promise<OverlayDraft> {
  const draft = data.draftOf('feeds/overlay');
  const hash = createHash('sha256');
  await data.writePieces(draft, piecesOf(wish, products, hash));
  return {
    keep: async () => {
      const digest = hash.digest('hex');
      await data.moveIntoPlace(draft, overlayPath(digest));
      return digest;
    },
    drop: () => data.remove(draft),
  };
}

function* piecesOf(
  { fields, currency }: OverlayWish,
  products: Iterable<SaidProduct>,
  hash: Hash,
): Generator<string> {
  let piece = `${JSON.stringify({ currency })}\n`;
  for (const product of products) {
    piece += `${JSON.stringify(patchOf(product, fields))}\n`;
    if (piece.length < pieceLength) continue;
    hash.update(piece);
    yield piece;
    piece = '';
  }
  hash.update(piece);
  yield piece;
}

/** The fields that are wanted and that the feed says something of. */
export function patchOf(product: Partial<SaidProduct>, fields: readonly FeedField[]): ProductPatch {
  const said = fields.filter((field) => {
    const value = product[field];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
  const entries = said.map((field) => [field, product[field]]);
  // Fields of a product, each with its own value.
  return { sku: product.sku ?? '', ...Object.fromEntries(entries) } as ProductPatch;
}

/** Gives each product of an overlay to `take`. A file that was lost says nothing: the feed is asked again. */
export async function readOverlay(
  data: Files,
  digest: string,
  { fields, currency }: OverlayWish,
  take: (patch: ProductPatch) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let wanted: readonly FeedField[] | undefined;
  let rest = '';
  await data.readPieces(overlayPath(digest), Number.MAX_SAFE_INTEGER, (piece) => {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      // Written by piecesOf.
      const said = JSON.parse(line) as Partial<SaidProduct>;
      if (wanted) take(patchOf(said, wanted));
      // Prices of another currency are not this city's any more.
      else wanted = said.currency === currency ? fields : fields.filter((field) => field !== 'price');
    }
    return true;
  });
}
