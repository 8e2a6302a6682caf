import { wellKnownHeaders } from './map-columns.ts';

export const delimiters = [';', ',', '\t', '|', '/'] as const;
export type Delimiter = (typeof delimiters)[number];

const comparedLines = 20;

/**
 * The delimiter that cuts the first lines into cells: the one whose cells are headers that are known, else the one
 * that cuts the lines into the most equal cells. Quoted text and web addresses do not count. Two that do equally well: undefined.
 */
export function detectDelimiter(sample: string, namedHeaders: readonly string[]): Delimiter | undefined {
  const lines = sample
    .replaceAll(/"(?:[^"]|"")*"/g, (quoted) =>
      quoted.length > 60 ? '""' : quoted.replaceAll(/[;,\t|/\r\n]/g, ' '),
    )
    // The slashes of a web address cut nothing: where they would, it stands in quotes.
    .replaceAll(/https?:\/\/[^\s;,|"]+/gi, 'address')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, comparedLines);
  const known = new Set([...wellKnownHeaders, ...namedHeaders.map(bare)]);
  const scores = delimiters
    .map((delimiter) => ({ delimiter, ...scoreOf(lines, delimiter, known) }))
    .sort((a, b) => b.recognised - a.recognised || b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score === 0) return ',';
  const isTie = second?.recognised === best.recognised && second.score > best.score * 0.9;
  return isTie ? undefined : best.delimiter;
}

function scoreOf(
  lines: readonly string[],
  delimiter: string,
  known: ReadonlySet<string>,
): { readonly score: number; readonly recognised: number } {
  const header = (lines[0] ?? '').split(delimiter);
  const same = lines.filter((line) => line.split(delimiter).length === header.length).length;
  return {
    score: header.length > 1 ? header.length * (same / lines.length) : 0,
    recognised: header.length > 1 ? header.filter((cell) => known.has(bare(cell))).length : 0,
  };
}

function bare(cell: string): string {
  return cell.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
