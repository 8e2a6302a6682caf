import Database from 'better-sqlite3';
import { type CatalogId, idOf, type ProductRef } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { CatalogChecks } from './catalog-checks.ts';
import { analyserVersion, catalogFormat } from './catalog-format.ts';
import { CategoryTree } from './category-tree.ts';
import type { Product } from './generated/product.ts';
import { ProductPages } from './product-pages.ts';
import type { CatalogReader, FoundProduct, SearchRequest, SearchResult } from './reader.ts';
import { CandidateFinder } from './search/candidates.ts';
import { Categories } from './search/categories.ts';
import { rankedResult } from './search/ranked-result.ts';
import { ProductReader } from './search/read-products.ts';
import { findProducts, findWithoutBounds } from './search/search-catalog.ts';
import { similarTo } from './search/similar.ts';
import { isWithin } from './search/within.ts';
import { skuKey } from './text/fold.ts';
import { cyrillicOf, latinOf } from './text/transliterate.ts';
import { Lexicon } from './vocabulary/lexicon.ts';

interface Row {
  readonly ref: string;
  readonly row: string;
}

/** One compiled catalog, open for reading; whoever opens it closes it. */
export interface OpenCatalog extends CatalogReader {
  /** All products, in static rank. */
  products(): Iterable<Product>;
  /** A page of them at a time, and one by its SKU. */
  readonly pages: ProductPages;
  readonly checks: CatalogChecks;
  /** About how much memory it takes once it was searched. */
  readonly bytes: number;
  close(): void;
}

/** Opens a compiled catalog. Throws `ZetaError` when the file is not one that this version reads, or not the one named. */
export function openCatalog(path: string, named?: CatalogId): OpenCatalog {
  const { database, parts, statements } = opened(path, named);
  let pages: ProductPages | undefined;
  return {
    search: (request) => search(parts, statements, request),
    product: (ref) => parts.reader.find(ref)?.found.product,
    similar: (ref, limit) => {
      const one = parts.reader.find(ref);
      return one ? similarTo(parts, one.found, limit) : [];
    },
    category: (ref, limit) => parts.tree.find(ref, limit),
    products: () => allProducts(statements),
    // Bots ask for none.
    get pages() {
      pages ??= new ProductPages(database, parts.categories);
      return pages;
    },
    checks: new CatalogChecks(database),
    bytes: smallBytes + parts.lexicon.bytes,
    close: () => database.close(),
  };
}

/** Pages that SQLite keeps, prepared statements, and what is known of words that were looked for. */
const smallBytes = 300 * 1024;

function search(parts: Parts, statements: Statements, request: SearchRequest): SearchResult {
  const bySku = findSku(statements, request);
  if (bySku.length > 0)
    return { ...nothing, match: 'all-words', products: bySku, total: bySku.length, hadWords: true };
  const answer = findProducts(parts, request);
  if (!answer) return nothing;
  const result = rankedResult(parts, request, answer);
  if (result.match !== 'nothing') return result;
  // What keeps to the price has too little of the rest: a filter never hides everything.
  const looser = findWithoutBounds(parts, request);
  const second = looser && rankedResult(parts, request, looser);
  return second && second.match !== 'nothing' ? second : result;
}

const nothing: SearchResult = {
  match: 'nothing',
  products: [],
  total: 0,
  isEstimate: false,
  others: [],
  hadWords: false,
  understood: [],
  mended: [],
  relaxed: [],
  unknown: [],
};

/** Whether the file is a compiled catalog of this name, which this version reads. */
export function isCatalogNamed(path: string, id: CatalogId): boolean {
  let database: Database.Database | undefined;
  try {
    database = opened(path, id).database;
    return true;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

function* allProducts(statements: Statements): Generator<Product> {
  for (const row of statements.all.iterate() as IterableIterator<Row>) yield found(row).product;
}

function opened(path: string, named?: CatalogId) {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    database.pragma('cache_size = -256');
    // Nobody writes a compiled catalog: one lock for as long as it is open, not one for each word that is looked up.
    database.pragma('locking_mode = EXCLUSIVE');
    const meta = metaOf(database);
    if (meta['format'] !== String(catalogFormat) || meta['analyser'] !== String(analyserVersion))
      throw new Error(`format ${meta['format']}, analyser ${meta['analyser']}`);
    if (named !== undefined && meta['id'] !== named) throw new Error(`catalog ${meta['id']}`);
    const statements = prepare(database);
    return { database, statements, parts: partsOf(database, statements, Number(meta['products'])) };
  } catch (cause) {
    database?.close();
    throw new ZetaError('catalog-unreadable', `The compiled catalog ${path} cannot be read.`, {
      hint: 'Run `zeta deploy` to build it again.',
      cause,
    });
  }
}

function metaOf(database: Database.Database): Readonly<Record<string, string>> {
  const rows = database.prepare('SELECT key, value FROM meta').all() as { key: string; value: string }[];
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

type Statements = ReturnType<typeof prepare>;
type Parts = ReturnType<typeof partsOf>;

function prepare(database: Database.Database) {
  return {
    currency: database.prepare("SELECT row ->> 'currency' FROM product LIMIT 1").pluck(),
    all: database.prepare('SELECT ref, row FROM product ORDER BY id'),
    bySku: database.prepare('SELECT ref, row FROM product WHERE sku_key = ? ORDER BY id LIMIT ?'),
  };
}

/** What a search reads, each part by statements of its own. */
function partsOf(database: Database.Database, statements: Statements, products: number) {
  const categories = new Categories(database);
  return {
    finder: new CandidateFinder(database),
    lexicon: new Lexicon(database),
    categories,
    tree: new CategoryTree(database, categories),
    reader: new ProductReader(database, categories),
    currency: String(statements.currency.get() ?? 'KZT'),
    products,
  };
}

/** A whole message that is a SKU, in whichever alphabet, by look or by sound, and with whichever dashes it was typed. */
function findSku(statements: Statements, { text, limit, within }: SearchRequest): readonly FoundProduct[] {
  const written = text.slice(0, mostSkuCharacters).toLowerCase();
  const spelt = [written, latinOf(written), written.replaceAll(/[a-z]+/g, cyrillicOf)];
  for (const key of new Set(spelt.map(skuKey))) {
    if (key.length < 3 || !/\d/.test(key)) return [];
    const rows = statements.bySku.all(key, limit) as Row[];
    if (rows.length > 0) return rows.map(found).filter(({ product }) => isWithin(product, within));
  }
  return [];
}

/** Longer messages are no SKUs. */
const mostSkuCharacters = 200;

function found(row: Row): FoundProduct {
  // Written by buildCatalog from a Product; the file is immutable.
  return { ref: idOf<ProductRef>(row.ref), product: JSON.parse(row.row) as Product };
}
