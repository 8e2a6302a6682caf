/** Stamped into each file; a reader refuses a format that it does not know. */
export const catalogFormat = 4;
/** Of `text/`: catalogs built by another analyser are other catalogs. */
export const analyserVersion = 4;

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
  -- Rowids are the static rank: see static-rank.ts.
  CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    sku_key TEXT NOT NULL,
    price INTEGER NOT NULL,
    -- 1: some are in stock; 0: none, or nobody knows.
    available INTEGER NOT NULL,
    -- 0: none.
    category INTEGER NOT NULL,
    -- A bit for each known colour.
    colours INTEGER NOT NULL,
    row TEXT NOT NULL
  );
  -- Levels of the path, a line each.
  CREATE TABLE category (id INTEGER PRIMARY KEY, path TEXT NOT NULL);
  -- Words come analysed: SQLite only parts them at spaces, for which it need not know Unicode.
  CREATE VIRTUAL TABLE words USING fts5(
    ${searchFields.map((field) => field.name).join(', ')},
    content = '', tokenize = 'ascii'
  );
  -- Each word of the index; "shown" is its most frequent form where that differs.
  CREATE TABLE term (word TEXT PRIMARY KEY, products INTEGER NOT NULL, shown TEXT) WITHOUT ROWID;
  -- Words to mend misspelt ones by: see vocabulary/word-trie.ts.
  CREATE TABLE tree (name TEXT PRIMARY KEY, bytes BLOB NOT NULL);
`;

/** Built after the rows: one sort is cheaper than as many insertions. */
export const catalogIndexes = `
  CREATE UNIQUE INDEX product_ref ON product (ref);
  CREATE INDEX product_sku_key ON product (sku_key);
  CREATE INDEX product_category ON product (category);
`;
