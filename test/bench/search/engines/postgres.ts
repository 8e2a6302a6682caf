import type { Product } from '../../../../src/catalog/generated/product.ts';
import { type Engine, fieldsOf } from '../engine.ts';
import { foldText, wordsOf } from '../fold.ts';
import { type Client, type Postgres, startPostgres } from './start-postgres.ts';

const rowsAtOnce = 2000;

const schema = `
  DROP SCHEMA IF EXISTS zeta_search_bench CASCADE;
  CREATE SCHEMA zeta_search_bench;
  CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
  SET search_path = zeta_search_bench, public;
  CREATE TABLE product (id int PRIMARY KEY, sku text NOT NULL, name text NOT NULL, words tsvector NOT NULL);
`;

/** Indexes after the rows; and the words that misspelt ones are looked up in, as the page of pg_trgm describes. */
const indexes = `
  CREATE INDEX ON product USING gin (words);
  CREATE INDEX ON product USING gin (name gin_trgm_ops);
  CREATE TABLE word AS
    SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''simple'', name) FROM zeta_search_bench.product');
  CREATE INDEX ON word USING gin (word gin_trgm_ops);
  CREATE INDEX ON word (word);
  ANALYZE;
  SET pg_trgm.similarity_threshold = 0.3;
  SET pg_trgm.word_similarity_threshold = 0.3;
`;

/** Words whose stem no product has become the most similar one that occurs. */
const mend = `
  SELECT coalesce(
    CASE WHEN EXISTS (SELECT FROM product WHERE words @@ plainto_tsquery('russian', asked)) THEN asked END,
    (SELECT word FROM word WHERE word % asked ORDER BY similarity(word, asked) DESC, ndoc DESC LIMIT 1),
    asked
  ) AS word
  FROM unnest($1::text[]) WITH ORDINALITY AS given (asked, place) ORDER BY place
`;

/** Products with all words first, then those with some, the most words first. */
const matching = `
  SELECT sku FROM product, to_tsquery('russian', $1) AS any_word
  WHERE words @@ any_word
  ORDER BY (SELECT count(*) FROM unnest($2::text[]) AS word WHERE words @@ plainto_tsquery('russian', word)) DESC,
    ts_rank_cd('{0.1, 0.3, 0.6, 1}', words, any_word, 1) DESC, id
  LIMIT $3
`;

const similar = `SELECT sku FROM product WHERE name %> $1 ORDER BY name <->> $1, id LIMIT $2`;

/** Russian full-text search, misspelt words mended by pg_trgm, and names similar by trigrams when that is too little. */
export async function postgres(folder: string): Promise<Engine> {
  const server: Postgres = await startPostgres(folder);
  const { client } = server;
  return {
    isServer: true,
    build: async (products) => {
      await client.query(schema);
      for (let at = 0; at < products.length; at += rowsAtOnce) {
        await insert(client, at, products.slice(at, at + rowsAtOnce));
      }
      await client.query(indexes);
    },
    search: (query, limit) => search(client, query, limit),
    bytes: async () => {
      const { rows } = await client.query(
        `SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class
         WHERE relkind = 'r' AND relnamespace = 'zeta_search_bench'::regnamespace`,
      );
      return Number(rows[0]?.['bytes']);
    },
    close: async () => {
      await client.query('DROP SCHEMA IF EXISTS zeta_search_bench CASCADE');
      await server.close();
    },
  };
}

async function insert(client: Client, from: number, products: readonly Product[]): Promise<void> {
  const texts = products.map(fieldsOf);
  const columns = [
    products.map((_, at) => from + at),
    products.map(({ sku }) => sku),
    ...[
      texts.map(({ name }) => name),
      texts.map(({ category, brand }) => `${category} ${brand}`),
      texts.map(({ attributes }) => attributes),
      texts.map(({ description }) => description),
    ].map((column) => column.map(foldText)),
  ];
  await client.query(
    `INSERT INTO product SELECT id, sku, name,
       setweight(to_tsvector('russian', name), 'A') || setweight(to_tsvector('russian', kind), 'B') ||
       setweight(to_tsvector('russian', traits), 'C') || setweight(to_tsvector('russian', rest), 'D')
     FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       AS given (id, sku, name, kind, traits, rest)`,
    columns,
  );
}

async function search(client: Client, query: string, limit: number): Promise<readonly string[]> {
  const asked = wordsOf(query);
  if (asked.length === 0) return [];
  const words = (await client.query({ name: 'mend', text: mend, values: [asked] })).rows.map((row) =>
    String(row['word']),
  );
  const values = [words.join(' | '), words, limit];
  const found = skusOf(await client.query({ name: 'matching', text: matching, values }));
  if (found.length >= limit) return found;
  const close = await client.query({ name: 'similar', text: similar, values: [asked.join(' '), limit] });
  return [...new Set([...found, ...skusOf(close)])].slice(0, limit);
}

function skusOf({ rows }: Awaited<ReturnType<Client['query']>>): readonly string[] {
  return rows.map((row) => String(row['sku']));
}
