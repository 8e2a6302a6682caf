/** What a row says of its product has these marks, as bits of `marks`. */
export const rowMarks = { named: 1, remove: 2, nameTold: 4, priceTold: 8, pictured: 16 } as const;

export const stagingTables = `
  CREATE TABLE row (
    -- In the order in which rows are read.
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    sku TEXT NOT NULL,
    -- The SKU without case and spaces: rows of one SKU, and of SKUs that look alike, are neighbours.
    sku_key TEXT NOT NULL,
    ref TEXT NOT NULL,
    marks INTEGER NOT NULL,
    price INTEGER,
    stock INTEGER,
    category INTEGER,
    -- Canonical JSON of what the row says.
    said TEXT NOT NULL,
    -- The row as it stands in its file, or the places of its fields: for messages.
    raw TEXT NOT NULL
  );
  CREATE TABLE category (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
  -- Each level of each category under what is above it; "fold" is both without case and spaces.
  CREATE TABLE level (
    fold TEXT NOT NULL, name TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (fold, name)
  ) WITHOUT ROWID;
  CREATE TABLE picture (path TEXT PRIMARY KEY, name TEXT, row INTEGER NOT NULL) WITHOUT ROWID;
`;

/** "row_category" has all that is asked of every product, so that the rows themselves are not gone through for it. */
export const stagingIndexes = {
  create: `
    CREATE INDEX row_sku ON row (sku_key, id);
    CREATE INDEX row_pictured ON row (id) WHERE marks & ${rowMarks.pictured};
    CREATE INDEX row_ref ON row (ref);
    CREATE INDEX row_category ON row (category, price, marks);
  `,
  drop: `
    DROP INDEX row_sku;
    DROP INDEX row_pictured;
    DROP INDEX row_ref;
    DROP INDEX row_category;
  `,
} as const;
