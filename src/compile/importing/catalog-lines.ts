import { cellsOf, csvLine } from './canonical-row.ts';
import type { MergedProduct } from './merge-catalogs.ts';

/** Texts of about so many characters are written at once. */
const pieceLength = 64 * 1024;

/** The text of a catalog in pieces: the header, and each product that is there. */
export function* linesOf(header: readonly string[], products: Iterable<MergedProduct>): Generator<string> {
  let piece = csvLine(header);
  for (const product of products) {
    if (product.kind === 'gone') continue;
    piece += csvLine(cellsOf(product.after));
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
