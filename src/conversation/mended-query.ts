import type { Mending } from '../catalog/reader.ts';

/** What was searched for in place of the customer's text; undefined when that was searched as it is. */
export function mendedQuery(text: string, mended: readonly Mending[]): string | undefined {
  const changes = mended.filter(({ from, to }) => from !== to);
  if (changes.length === 0) return undefined;
  const query = changes.reduce((before, { from, to }) => before.replace(asWritten(from), () => to), text);
  // Search compares words more loosely than they can be found again: then the mended words stand alone.
  return query === text ? changes.map(({ to }) => to).join(' ') : query;
}

/** A word as search reads it, or several of them, however the customer wrote it. */
function asWritten(words: string): RegExp {
  const pattern = words
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replaceAll(/[её]/giu, '[её]')
    .replaceAll(/\s+/g, String.raw`[^\p{L}\p{N}]+`);
  return new RegExp(String.raw`(?<!\p{L})${pattern}(?!\p{L})`, 'iu');
}
