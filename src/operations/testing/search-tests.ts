import type { City } from '../../city/city.ts';
import type { SearchTestsFile } from '../../city/generated/search-tests.ts';
import type { ShapedFile } from '../../compile/read-shaped-file.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';

type SearchTest = SearchTestsFile[number];

/** Results that a failure shows. */
const shownResults = 3;
const defaultWithin = 5;

/** What became of each search whose words are wanted; undefined for one that holds. */
export function runSearches(
  city: City,
  files: readonly ShapedFile<SearchTestsFile>[],
  isWanted: (query: string) => boolean,
): readonly (Diagnostic | undefined)[] {
  return files.flatMap(({ file, value }) =>
    value.flatMap((test, index): (Diagnostic | undefined)[] => {
      if (!isWanted(test.query)) return [];
      const problem = searchProblem(city, test);
      if (problem === undefined) return [undefined];
      const values = { city: city.id, query: test.query, ...problem };
      return [diagnostic('ZT101', file.placeOf([index]), values)];
    }),
  );
}

function searchProblem(
  { catalog, synonyms, pins }: City,
  { query, expect, finds }: SearchTest,
): Diagnostic['values'] | undefined {
  const within = expect?.within ?? defaultWithin;
  const found = catalog
    .search({ text: query, limit: Math.max(within, shownResults), synonyms, pins })
    .products.map(({ product }) => product);
  const came = found
    .slice(0, shownResults)
    .map(({ sku, name }) => `${sku} ${name}`)
    .join('; ');
  if (finds === 'none') return found.length === 0 ? undefined : { problem: 'finds-something', found: came };
  const first = found.slice(0, within);
  const { sku, category } = expect ?? {};
  if (sku !== undefined && !first.some((product) => product.sku === sku))
    return { problem: 'sku', sku, within, found: came };
  const isInCategory = first.some((product) => product.category.join(' / ') === category);
  if (category !== undefined && !isInCategory) return { problem: 'category', category, within, found: came };
  return undefined;
}
