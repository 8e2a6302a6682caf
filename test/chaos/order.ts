/**
 * Whether what was made is what was wanted, in that order, where one may come again right after itself if `mayRepeat`
 * says so of its index. Equal neighbours may be either, so all readings are followed. Gives back the index of the first
 * that no reading explains: `made.length` when some are missing, undefined when all is well.
 */
export function firstOutOfOrder(
  wanted: readonly string[],
  made: readonly string[],
  mayRepeat: (index: number) => boolean,
): number | undefined {
  let readings = new Set([-1]);
  for (const [index, text] of made.entries()) {
    const next = new Set<number>();
    for (const at of readings) {
      if (wanted[at + 1] === text) next.add(at + 1);
      if (wanted[at] === text && mayRepeat(index)) next.add(at);
    }
    if (next.size === 0) return index;
    readings = next;
  }
  return readings.has(wanted.length - 1) ? undefined : made.length;
}
