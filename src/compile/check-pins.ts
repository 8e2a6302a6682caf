import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { CityDraft } from './read-city-file.ts';

/** Queries of pins that no customer can write, and those that are one query written in two ways. */
export async function checkPins({ file, value }: CityDraft): Promise<readonly Diagnostic[]> {
  const queries = Object.keys(value.search?.pins ?? {});
  if (queries.length === 0) return [];
  // What analyses words is large, and is loaded when a city pins anything.
  const { pinnedQuery } = await import('../catalog/pins.ts');
  const placeOf = (query: string) => file.placeOfKey(['search', 'pins', query]);
  const written = new Map<string, string>();
  return queries.flatMap((query) => {
    const words = pinnedQuery(query);
    if (words === '') return [diagnostic('ZC331', placeOf(query), { query })];
    const other = written.get(words);
    if (other !== undefined) return [diagnostic('ZC332', placeOf(query), { query, other }, [placeOf(other)])];
    written.set(words, query);
    return [];
  });
}
