/** Stamped into each file; a reader refuses a format that it does not know. */
export const catalogFormat = 1;
/** Of `analyse-text.ts`: catalogs built by another analyser are other catalogs. */
export const analyserVersion = 1;

/** Columns of the full-text index and what a hit in each weighs (bm25). */
export const searchFields = [
  { name: 'name', weight: 10 },
  { name: 'category', weight: 6 },
  { name: 'brand', weight: 4 },
  { name: 'attributes', weight: 3 },
  { name: 'description', weight: 1 },
] as const;

export const catalogSchema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- Rowids follow the static rank: what can be bought comes first, then the order of the file.
  CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    sku TEXT NOT NULL,
    sku_key TEXT NOT NULL,
    price INTEGER NOT NULL,
    row TEXT NOT NULL
  );
  -- Words come analysed: SQLite only parts them at spaces, for which it need not know Unicode.
  CREATE VIRTUAL TABLE words USING fts5(
    ${searchFields.map((field) => field.name).join(', ')},
    content = '', tokenize = 'ascii'
  );
`;

/** Built after the rows: one sort is cheaper than as many insertions. */
export const catalogIndexes = `
  CREATE UNIQUE INDEX product_ref ON product (ref);
  CREATE INDEX product_sku_key ON product (sku_key);
`;
