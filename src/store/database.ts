import Sqlite from 'better-sqlite3';
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { StoreTrouble, troubleKindOf } from '../base/store-trouble.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Actor } from './audit-store.ts';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';

/** Builds SQL for SQLite and runs nothing: statements run synchronously, through `Connection`. */
export const sqlBuilder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** SQLite's own name of a database without a file. */
export const inMemory = ':memory:';

/** "ZETA" in ASCII: tells our database from any other SQLite file. */
const applicationId = 0x5a455441;

export interface ConnectionOptions {
  /** How long a write waits for another process's; a serving process waits 50 ms, one-shot verbs longer. */
  readonly busyTimeoutMs: number;
  /** Tells the file behind a path from any other that comes to stand there; undefined: there is none. */
  readonly identityOf?: (path: string) => string | undefined;
  /** Runs a callback after what this turn of the event loop brings; without it, nothing shares a commit. */
  readonly soon?: (callback: () => void) => void;
  /** Who does what is done through this connection; absent: whoever each use case says. */
  readonly actor?: Actor | undefined;
  /** Told of each trouble, and with nothing of each write that went through. */
  readonly onHealth?: (trouble: StoreTrouble | undefined) => void;
}

/**
 * One connection to the operational database. Every use case is one `write`: an immediate transaction, durable when
 * it returns (WAL, synchronous=FULL; the driver's default would be NORMAL after the first write).
 */
export class Connection {
  readonly #sqlite: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();
  readonly #options: ConnectionOptions;
  /** The files that SQLite has open, by path: what is written to another one, or to none, is lost. */
  readonly #openFiles: ReadonlyMap<string, string | undefined>;

  /** Opens or creates the database and brings it to this version's shape. */
  constructor(path: string, options: ConnectionOptions) {
    this.#options = options;
    this.#openFiles = new Map();
    this.#sqlite = openSqlite(path);
    this.#migrate(path);
    if (path !== inMemory) this.#openFiles = this.#identities([path, `${path}-wal`, `${path}-shm`]);
    this.#sqlite.pragma(`busy_timeout = ${options.busyTimeoutMs}`);
    // The driver falls back to NORMAL after a first write, and on reopening.
    if (this.synchronous() !== 2) this.#sqlite.pragma('synchronous = FULL');
    if (this.synchronous() !== 2) throw new Error('synchronous=FULL did not hold');
  }

  get actor(): Actor | undefined {
    return this.#options.actor;
  }

  /** SQLite's `PRAGMA synchronous`: 2 is FULL. */
  synchronous(): number {
    return Number(this.#sqlite.pragma('synchronous', { simple: true }));
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    // Kysely types the rows by the query; SQLite returns what the query asks for.
    return this.#asked(() => this.#statement(sql).all(...parameters)) as Row[];
  }

  get<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return this.#asked(() => this.#statement(sql).get(...parameters)) as Row | undefined;
  }

  /** Rows changed, and the rowid of the last one inserted. */
  run(query: Compilable): { readonly changes: number; readonly lastSeq: number } {
    const compiled = query.compile();
    if (this.#sqlite.inTransaction) return this.#runCompiled(compiled);
    return this.write(() => this.#runCompiled(compiled));
  }

  /** For a query that runs thousands of times a second: compiled once, then run with values in the same order. */
  repeated(query: Compilable): (values: readonly unknown[]) => void {
    const statement = this.#statement(query.compile().sql);
    return (values) => void this.#asked(() => statement.run(...values));
  }

  /**
   * All or nothing, in one immediate transaction, in the file that stands at the database's path. The callback is
   * synchronous. Throws `StoreTrouble` where it is the disk or another process that keeps it from being written.
   */
  write<T>(useCase: () => T): T {
    const result = this.#asked(() => {
      const written = this.#sqlite.transaction(useCase).immediate();
      // After the commit: what went to a file that was taken away before is not there for the next process.
      this.#compareFiles();
      return written;
    });
    this.#options.onHealth?.(undefined);
    return result;
  }

  /** Throws `StoreTrouble` when the open files are not those that stand at their paths. */
  checkFiles(): void {
    this.#asked(() => this.#compareFiles());
  }

  /** A write that changes nothing: whether there could be another. */
  probe(): void {
    const version = Number(this.#sqlite.pragma('user_version', { simple: true }));
    this.write(() => this.#sqlite.pragma(`user_version = ${version}`));
  }

  /** Changes when another connection has committed. */
  dataVersion(): number {
    return this.#asked(() => Number(this.#statement('PRAGMA data_version').pluck().get()));
  }

  /** What is written from here on is undone by the next `rewind`. */
  rewind(): void {
    if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
    this.#sqlite.exec('BEGIN');
  }

  close(): void {
    this.#sqlite.close();
  }

  /** Tells SQLite's complaints about the disk from those about what it was asked. */
  #asked<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      this.#options.onHealth?.(trouble);
      throw trouble;
    }
  }

  #compareFiles(): void {
    const now = this.#identities(this.#openFiles.keys());
    for (const [path, identity] of this.#openFiles) {
      if (now.get(path) !== identity) throw new StoreTrouble('replaced', 'SQLITE_READONLY_DBMOVED');
    }
  }

  #identities(paths: Iterable<string>): ReadonlyMap<string, string | undefined> {
    const { identityOf } = this.#options;
    try {
      return new Map([...paths].map((path) => [path, identityOf?.(path)]));
    } catch (error) {
      // A folder that cannot be looked into.
      throw troubleOf(error) ?? new StoreTrouble('io', 'SQLITE_IOERR_FSTAT', error);
    }
  }

  /** An SQLite file with tables but without our mark is somebody else's. */
  #refuseForeign(path: string): void {
    const id = this.#sqlite.pragma('application_id', { simple: true });
    const tables = this.#sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (id !== applicationId && tables !== 0) throw foreign(path);
  }

  #statement(sql: string): Sqlite.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #runCompiled({ sql, parameters }: CompiledQuery): { readonly changes: number; readonly lastSeq: number } {
    const { changes, lastInsertRowid } = this.#statement(sql).run(...parameters);
    return { changes, lastSeq: Number(lastInsertRowid) };
  }

  #migrate(path: string): void {
    const newest = migrations.at(-1)?.number ?? 0;
    this.#refuseForeign(path);
    const isCurrent = (): boolean => {
      const version = Number(this.#sqlite.pragma('user_version', { simple: true }));
      if (version > newest) throw tooNew(path, version, newest);
      return version === newest;
    };
    if (isCurrent()) return;
    this.write(() => {
      // Another process may have migrated while this one waited for the lock.
      if (isCurrent()) return;
      const version = Number(this.#sqlite.pragma('user_version', { simple: true }));
      for (const migration of migrations.filter(({ number }) => number > version)) {
        // Schema queries name tables that the types do not know yet.
        for (const query of migration.queries(sqlBuilder as unknown as Kysely<never>))
          this.#runCompiled(query);
      }
      this.#sqlite.pragma(`application_id = ${applicationId}`);
      this.#sqlite.pragma(`user_version = ${newest}`);
    });
  }
}

function troubleOf(error: unknown): StoreTrouble | undefined {
  if (error instanceof StoreTrouble) return error;
  if (!(error instanceof Sqlite.SqliteError)) return undefined;
  const kind = troubleKindOf(error.code);
  return kind && new StoreTrouble(kind, error.code, error);
}

function foreign(path: string): ZetaError {
  return new ZetaError('database-foreign', `${path} is the database of another program.`, {
    hint: 'Name another data folder with --data.',
  });
}

function openSqlite(path: string): Sqlite.Database {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(path);
    // Opening waits longer than serving may: nobody is kept waiting yet.
    sqlite.pragma('busy_timeout = 5000');
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    return sqlite;
  } catch (cause) {
    sqlite?.close();
    throw new ZetaError('data-folder-unusable', `The database ${path} cannot be opened.`, {
      hint: 'Check that the data folder can be written and the file is not damaged, or name another with --data.',
      cause,
    });
  }
}

function tooNew(path: string, version: number, newest: number): ZetaError {
  return new ZetaError(
    'database-too-new',
    `The database ${path} was made by a newer ZETA (version ${version}; this one knows ${newest}).`,
    { hint: 'Use that version, or another data folder.' },
  );
}
