import Database from 'better-sqlite3';
import { stagingIndexes, stagingTables } from './schema.ts';

/** KiB of pages in memory; what is more goes to a file without a name in the system's temporary folder. */
const cacheKib = 16 * 1024;
/** Beyond so many rows indexes are built by one sort, which is then cheaper than as many insertions. */
const mostIndexedRows = 5000;

/**
 * A private database without a file of its own. To open one and to prepare its statements takes longer than to check a
 * small catalog, so it is used again: all of a catalog is one transaction, which is rolled back when it is done.
 */
export class StagingDatabase {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #isLarge = false;

  constructor() {
    this.#database = new Database('');
    // What is rolled back is a few pages: those that were there before the catalog.
    this.#database.pragma('journal_mode = MEMORY');
    this.#database.pragma('synchronous = OFF');
    this.#database.pragma(`cache_size = -${cacheKib}`);
    this.#database.exec(stagingTables);
    this.#database.exec(stagingIndexes.create);
  }

  /** Whether it is worth to be kept: a large catalog leaves much memory behind, a full disk has ended the transaction. */
  get isReusable(): boolean {
    return !this.#isLarge && this.#database.inTransaction;
  }

  begin(): void {
    this.prepare('BEGIN').run();
  }

  /** Leaves it as empty as it was. */
  rollback(): void {
    this.prepare('ROLLBACK').run();
  }

  close(): void {
    this.#database.close();
  }

  /** The same statement for the same text. */
  prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** To be told while rows are added: of many the indexes are built when all are there. */
  countRows(count: number): void {
    if (this.#isLarge || count <= mostIndexedRows) return;
    this.#isLarge = true;
    this.#database.exec(stagingIndexes.drop);
  }

  /** From here on rows are asked about. */
  index(): void {
    if (this.#isLarge) this.#database.exec(stagingIndexes.create);
  }
}
