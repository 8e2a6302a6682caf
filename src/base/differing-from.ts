/**
 * Where a window of `most` items begins that shows the first place in which two lists differ: at the beginning, where that place
 * is among the first.
 */
export function differingFrom(before: readonly string[], after: readonly string[], most: number): number {
  const length = Math.max(before.length, after.length);
  const at = Array.from({ length }, (_, index) => index).findIndex((index) => before[index] !== after[index]);
  return at < most ? 0 : at;
}
