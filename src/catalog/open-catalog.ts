import Database from 'better-sqlite3';
import { type CatalogId, idOf, type ProductRef } from '../base/ids.ts';
import { minorDigits } from '../base/money.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { analyseQuery, skuKey } from './analyse-text.ts';
import { analyserVersion, catalogFormat, searchFields } from './catalog-format.ts';
import type { Product } from './generated/product.ts';
import type { CatalogReader, FoundProduct, SearchMatch, SearchRequest, SearchResult } from './reader.ts';
import { understandQuery } from './understand-query.ts';

/** At most this many products, the first in static rank, are scored for one query: bm25 over more takes too long. */
const mostScored = 2000;
/** Words of a query beyond this are not searched for. */
const mostWords = 12;

interface Row {
  readonly ref: string;
  readonly row: string;
}

/** One compiled catalog, open for reading; whoever opens it closes it. */
export interface OpenCatalog extends CatalogReader {
  /** All products, in static rank. */
  products(): Iterable<Product>;
  close(): void;
}

/** Opens a compiled catalog. Throws `ZetaError` when the file is not one that this version reads. */
export function openCatalog(path: string): OpenCatalog {
  const { database, statements } = openFile(path);
  const currency = String(statements.currency.pluck().get() ?? 'KZT');
  return {
    search: (request) => search(statements, currency, request),
    product: (ref) => {
      const row = statements.byRef.get(ref) as Row | undefined;
      return row && parseProduct(row);
    },
    products: () => allProducts(statements),
    close: () => database.close(),
  };
}

/** Whether the file is a whole compiled catalog of this name: a copy that was cut short is not. */
export function isWholeCatalog(path: string, id: CatalogId): boolean {
  let database: Database.Database | undefined;
  try {
    ({ database } = openFile(path));
    const stored = database.prepare("SELECT value FROM meta WHERE key = 'id'").pluck().get();
    return stored === id && database.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

function* allProducts(statements: Statements): Generator<Product> {
  for (const row of statements.all.iterate() as IterableIterator<Row>) yield parseProduct(row);
}

function openFile(path: string): { readonly database: Database.Database; readonly statements: Statements } {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    database.pragma('cache_size = -256');
    const meta = database.prepare('SELECT key, value FROM meta').all() as { key: string; value: string }[];
    const values = Object.fromEntries(meta.map(({ key, value }) => [key, value]));
    if (values['format'] === String(catalogFormat) && values['analyser'] === String(analyserVersion)) {
      return { database, statements: prepare(database) };
    }
    throw new Error(`format ${values['format']}, analyser ${values['analyser']}`);
  } catch (cause) {
    database?.close();
    throw new ZetaError('catalog-unreadable', `The compiled catalog ${path} cannot be read.`, {
      hint: 'Run `zeta deploy` to build it again.',
      cause,
    });
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: Database.Database) {
  const weights = searchFields.map((field) => field.weight).join(', ');
  const priced = 'WHERE words MATCH ? AND product.price BETWEEN ? AND ?';
  return {
    currency: database.prepare("SELECT row ->> 'currency' FROM product LIMIT 1"),
    all: database.prepare('SELECT ref, row FROM product ORDER BY id'),
    byRef: database.prepare('SELECT ref, row FROM product WHERE ref = ?'),
    bySku: database.prepare('SELECT ref, row FROM product WHERE sku_key = ? ORDER BY id LIMIT ?'),
    count: database
      .prepare(`SELECT count(*) FROM words JOIN product ON product.id = words.rowid ${priced}`)
      .pluck(),
    lastScored: database
      .prepare(
        `SELECT words.rowid FROM words JOIN product ON product.id = words.rowid ${priced} LIMIT 1 OFFSET ?`,
      )
      .pluck(),
    ranked: database.prepare(
      `SELECT ref, row FROM words JOIN product ON product.id = words.rowid ${priced} AND words.rowid <= ?
       ORDER BY bm25(words, ${weights}), words.rowid LIMIT ?`,
    ),
  };
}

function search(statements: Statements, currency: string, request: SearchRequest): SearchResult {
  const bySku = findSku(statements, request);
  if (bySku.length > 0) return { match: 'all-words', products: bySku, total: bySku.length, hadWords: true };
  const understood = understandQuery(request.text);
  const unit = 10 ** minorDigits(currency);
  const price: PriceRange = {
    from: Math.floor((understood.priceFrom ?? 0) * unit),
    to: Math.ceil((understood.priceTo ?? Number.MAX_SAFE_INTEGER / unit) * unit),
  };
  const words = analyseQuery(understood.words).slice(0, mostWords);
  if (words.length === 0) return { match: 'nothing', products: [], total: 0, hadWords: false };
  const terms = words.map((word) => termOf(word, request.synonyms?.get(word) ?? []));
  for (const { match, expression } of expressions(terms)) {
    const found = ranked(statements, expression, price, request.limit);
    if (found.total > 0) return { match, ...found, hadWords: true };
  }
  // A price must not hide everything: the same words at any price are still "similar".
  const anyPrice = ranked(
    statements,
    terms.map(({ loose }) => loose).join(' AND '),
    everyPrice,
    request.limit,
  );
  if (anyPrice.total > 0) return { match: 'some-words', ...anyPrice, hadWords: true };
  return { match: 'nothing', products: [], total: 0, hadWords: true };
}

const everyPrice: PriceRange = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** A whole message that is a SKU, in whichever alphabet and with whichever dashes it was typed. */
function findSku(statements: Statements, request: SearchRequest): readonly FoundProduct[] {
  const key = skuKey(request.text.slice(0, 200));
  if (key.length < 3 || !/\d/.test(key)) return [];
  return (statements.bySku.all(key, request.limit) as Row[]).map(found);
}

/** From the strictest reading to the loosest: every word; every word as a beginning; all but one; half of them. */
function expressions(terms: readonly Term[]): readonly { match: SearchMatch; expression: string }[] {
  const strict = [
    { match: 'all-words' as const, expression: terms.map((term) => term.strict).join(' AND ') },
    { match: 'all-words' as const, expression: terms.map((term) => term.loose).join(' AND ') },
  ];
  if (terms.length < 2) return strict;
  const loose = terms.map(
    (_, left) =>
      `(${terms
        .filter((_, at) => at !== left)
        .map((term) => term.loose)
        .join(' AND ')})`,
  );
  return [...strict, { match: 'some-words', expression: loose.join(' OR ') }];
}

/** One word of a query as full-text search takes it. */
interface Term {
  readonly strict: string;
  readonly loose: string;
}

/** A word, or any of its synonyms; a synonym of several words needs all of them. */
function termOf(word: string, synonyms: readonly (readonly string[])[]): Term {
  const others = synonyms.map((words) => `(${words.map(quoted).join(' AND ')})`);
  const anyOf = (own: string) => (others.length === 0 ? own : `(${[own, ...others].join(' OR ')})`);
  return { strict: anyOf(quoted(word)), loose: anyOf(beginning(word)) };
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '')}"`;
}

/** A word of three letters or more also finds longer words that begin with it. */
function beginning(word: string): string {
  return word.length >= 3 ? `${quoted(word)} *` : quoted(word);
}

interface PriceRange {
  readonly from: number;
  readonly to: number;
}

function ranked(
  statements: Statements,
  expression: string,
  price: PriceRange,
  limit: number,
): { readonly products: readonly FoundProduct[]; readonly total: number } {
  const total = Number(statements.count.get(expression, price.from, price.to));
  if (total === 0) return { products: [], total };
  const last =
    total > mostScored ? statements.lastScored.get(expression, price.from, price.to, mostScored - 1) : null;
  const rows = statements.ranked.all(
    expression,
    price.from,
    price.to,
    last ?? Number.MAX_SAFE_INTEGER,
    limit,
  );
  return { products: (rows as Row[]).map(found), total };
}

function found(row: Row): FoundProduct {
  return { ref: idOf<ProductRef>(row.ref), product: parseProduct(row) };
}

function parseProduct(row: Row): Product {
  // Written by buildCatalog from a Product; the file is immutable.
  return JSON.parse(row.row) as Product;
}
