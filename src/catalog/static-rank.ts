/** A catalog has fewer products. */
const goneFrom = 2 ** 32;

/**
 * The number of a product's row: what can be bought comes first, then the order of the files. It follows from nothing else,
 * so that a product that is sold out moves alone. `place`: from 1, in the order of the files.
 */
export function rankOf(place: number, { stock }: { readonly stock?: number | undefined }): number {
  return stock === 0 ? goneFrom + place : place;
}

/** The place that a number was made of. */
export function placeOf(rank: number): number {
  return rank > goneFrom ? rank - goneFrom : rank;
}
