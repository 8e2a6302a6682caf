import type Database from 'better-sqlite3';
import type { StagingDatabase } from './staging-database.ts';

/** What is asked again and again is kept in memory: so many texts at most. */
const mostKept = 20_000;

/**
 * Texts by a key, which a reader of a file needs until its end and of which there may be more than fit into memory: the
 * texts of a spreadsheet, the prices of a feed whose goods follow.
 */
export class StagedTexts {
  readonly #table: string;
  readonly #insert: Database.Statement;
  readonly #select: Database.Statement;
  #kept = new Map<string, string>();

  constructor(database: StagingDatabase) {
    const count = database.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'text_%'").pluck();
    this.#table = `text_${Number(count.get())}`;
    database
      .prepare(`CREATE TABLE ${this.#table} (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`)
      .run();
    this.#insert = database.prepare(`INSERT OR REPLACE INTO ${this.#table} VALUES (?, ?)`);
    this.#select = database.prepare(`SELECT value FROM ${this.#table} WHERE key = ?`).pluck();
  }

  get(key: string): string | undefined {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const value = this.#select.get(key) as string | undefined;
    if (value !== undefined) this.#keep(key, value);
    return value;
  }

  set(key: string, value: string): void {
    this.#insert.run(key, value);
    this.#kept.delete(key);
  }

  #keep(key: string, value: string): void {
    if (this.#kept.size >= mostKept) this.#kept = new Map();
    this.#kept.set(key, value);
  }
}
