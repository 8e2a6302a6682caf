import type { CatalogId, CityId } from '../base/ids.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { Settings } from '../city/settings.ts';
import { readTests } from '../compile/read-tests.ts';
import type { Files } from '../ports/files.ts';
import type { AskedQueries } from '../release/plan.ts';
import type { ReleaseContent, Store } from '../store/store.ts';
import { catalogPath } from './catalog-file.ts';

export const nobodyAsks: AskedQueries = { source: 'nobody', queries: [] };

const mostQueries = 40;
/** Fewer say too little of what customers look for. */
const fewestOfCustomers = 10;
const recentMs = 30 * 86_400_000;
/** Products at the head of the catalog whose names are asked for. */
const mostOfCatalog = 15;

interface Asking {
  readonly store: Pick<Store, 'frequentQueries'>;
  readonly files: Files;
  readonly data: Files;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Queries worth asking of two states: those that customers asked most of late, else those of tests and catalog. */
export async function askedQueries(
  { store, files, data, now }: Asking,
  city: CityId,
  before: ReleaseContent | undefined,
  after: ReleaseContent,
): Promise<AskedQueries> {
  if (!before || !isAnsweredOtherwise(before, after)) return nobodyAsks;
  const frequent = await store.frequentQueries(city, now - recentMs, mostQueries);
  const queries = frequent.filter((query) => !isPersonal(query));
  if (queries.length >= fewestOfCustomers) return { source: 'customers', queries };
  const tests = await readTests(files, city);
  const tested = tests.searches.flatMap(({ value }) => value.map(({ query }) => query));
  const samples = new Set([...queries, ...tested, ...namesOf(data, after.catalog)]);
  return { source: 'samples', queries: [...samples].slice(0, mostQueries) };
}

/** Whether the same query may find something else. */
function isAnsweredOtherwise(before: ReleaseContent, after: ReleaseContent): boolean {
  const pins = ({ settings }: ReleaseContent) =>
    JSON.stringify((JSON.parse(settings) as Settings).search ?? {});
  return (
    before.catalog !== after.catalog || before.synonyms !== after.synonyms || pins(before) !== pins(after)
  );
}

/** A plan goes into comments that many read: a number to call or an address is left out of it. */
function isPersonal(query: string): boolean {
  return /@|(?:\d[\s()+-]*){7,}/.test(query);
}

function namesOf(data: Files, id: CatalogId): readonly string[] {
  const catalog = openCatalog(data.absolute(catalogPath(id)));
  try {
    const names: string[] = [];
    for (const { name, category } of catalog.products()) {
      const last = category.at(-1);
      names.push(name, ...(last === undefined || names.includes(last) ? [] : [last]));
      if (names.length >= mostOfCatalog * 2) break;
    }
    return names;
  } finally {
    catalog.close();
  }
}
