import { type ProductSource, rowsOf } from '../catalog/product-source.ts';
import { cyrillicOf, latinOf } from '../catalog/text/transliterate.ts';
import type { Synonyms } from '../city/settings.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Origins } from './origin.ts';

/** Of more synonyms nobody would read what is told. */
const most = 200;
/** Endings of a language are left out of the comparison, where a word is long enough to have one. */
const [longestEnding, shortestStem] = [2, 4];

/**
 * Synonyms that no search could find anything by: none of the words that are to be looked for stands in any product.
 * Mostly the two sides were mixed up. Only of the city's own file: a shared one is for the catalogs of many.
 */
export function idleSynonyms(
  file: string,
  synonyms: Synonyms,
  origins: Origins,
  products: ProductSource,
): readonly Diagnostic[] {
  const own = Object.entries(synonyms)
    .map(([word, others]) => ({ word, others, place: origins[`synonyms.${word}`]?.at(-1)?.place }))
    .filter(({ place }) => place?.file === file)
    .slice(0, most);
  if (own.length === 0) return [];
  const missing = wordsWithout(
    own.flatMap(({ word, others }) => [word, ...others]),
    products,
  );
  return own.flatMap(({ word, others, place }) => {
    if (!place || !others.every((other) => missing.has(other))) return [];
    return [
      diagnostic('ZK165', place, {
        word,
        others: others.join(', '),
        isTurned: missing.has(word) ? '' : 'yes',
      }),
    ];
  });
}

/** Those of the words that stand in no product, in one pass that ends when all were seen. */
function wordsWithout(words: readonly string[], products: ProductSource): ReadonlySet<string> {
  const pending = new Map(words.map((word) => [word, stemsOf(word)]));
  for (const row of rowsOf(products)) {
    if (pending.size === 0) break;
    const text = plain(row);
    for (const [word, stems] of pending) if (stems.every((stem) => stands(stem, text))) pending.delete(word);
  }
  return new Set(pending.keys());
}

/** In either alphabet, as search finds it: "самсунг" where the catalog has "Samsung". */
function stands(stem: string, text: string): boolean {
  return text.includes(stem) || text.includes(/^[a-z]/.test(stem) ? cyrillicOf(stem) : latinOf(stem));
}

function stemsOf(words: string): readonly string[] {
  return plain(words)
    .split(/\s+/)
    .map((word) => word.slice(0, Math.max(shortestStem, word.length - longestEnding)));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
