import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Product } from '../../../../src/catalog/generated/product.ts';
import { type Engine, type Field, fields, fieldsOf, fieldWeights } from '../engine.ts';
import { foldText, stemsOf, wordsOf } from '../fold.ts';

interface Flavour {
  readonly tokenizer: string;
  readonly indexed: (text: string) => string;
  /** Undefined when there is nothing to search for. */
  readonly expression: (query: string) => string | undefined;
}

/** The words as they are, each also as a beginning; any of them, ranked by bm25. */
export const fts5Words = engineOf({
  tokenizer: 'unicode61 remove_diacritics 2',
  indexed: foldText,
  expression: (query) => anyOf(wordsOf(query).map(beginning)),
});

/** FTS5 has no Russian stemmer and takes none from JavaScript; this is what one gets by stemming before it. */
export const fts5Stems = engineOf({
  tokenizer: 'unicode61 remove_diacritics 2',
  indexed: (text) => stemsOf(text).join(' '),
  expression: (query) => anyOf(stemsOf(query).map(beginning)),
});

/** Any three letters in a row that a product shares with the query, ranked by bm25: what finds misspelt words. */
export const fts5Trigram = engineOf({
  tokenizer: 'trigram',
  indexed: foldText,
  expression: (query) => anyOf([...new Set(wordsOf(query).flatMap(trigramsOf))].map(quoted)),
});

function engineOf(flavour: Flavour): (folder: string) => Engine {
  return (folder) => {
    const path = join(folder, 'fts5.db');
    let database: Database.Database | undefined;
    let found: Database.Statement | undefined;
    return {
      build: (products) => build(path, flavour, products),
      open: () => {
        database = new Database(path, { readonly: true });
        const weights = fields.map((field) => fieldWeights[field]).join(', ');
        found = database
          .prepare(
            `SELECT sku FROM texts JOIN product ON product.id = texts.rowid WHERE texts MATCH ?
             ORDER BY bm25(texts, ${weights}), texts.rowid LIMIT ?`,
          )
          .pluck();
      },
      search: (query, limit) => {
        const expression = flavour.expression(query);
        return expression === undefined ? [] : ((found?.all(expression, limit) ?? []) as string[]);
      },
      bytes: () => statSync(path).size,
      close: () => {
        database?.close();
      },
    };
  };
}

function build(path: string, flavour: Flavour, products: readonly Product[]): void {
  const database = new Database(path);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.exec(`
    CREATE TABLE product (id INTEGER PRIMARY KEY, sku TEXT NOT NULL);
    CREATE VIRTUAL TABLE texts USING fts5(
      ${fields.join(', ')}, content = '', tokenize = '${flavour.tokenizer}'
    );
  `);
  const product = database.prepare('INSERT INTO product VALUES (?, ?)');
  const texts = database.prepare(
    `INSERT INTO texts (rowid, ${fields.join(', ')}) VALUES (?, ${fields.map(() => '?').join(', ')})`,
  );
  database.transaction(() => {
    for (const [index, one] of products.entries()) {
      const text: Readonly<Record<Field, string>> = fieldsOf(one);
      product.run(index + 1, one.sku);
      texts.run(index + 1, ...fields.map((field) => flavour.indexed(text[field])));
    }
  })();
  database.exec(`INSERT INTO texts (texts) VALUES ('optimize')`);
  database.close();
}

function anyOf(terms: readonly string[]): string | undefined {
  return terms.length === 0 ? undefined : terms.join(' OR ');
}

function quoted(text: string): string {
  return `"${text}"`;
}

function beginning(word: string): string {
  return word.length >= 3 ? `${quoted(word)} *` : quoted(word);
}

function trigramsOf(word: string): readonly string[] {
  const letters = [...word];
  return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(''));
}
