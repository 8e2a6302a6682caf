import Sqlite from 'better-sqlite3';
import { migrations } from './migrations.ts';

export interface DatabaseState {
  /** Number of its last migration, and of the newest that this version knows. */
  readonly version: number;
  readonly newest: number;
  /** `wal`, as it should be. */
  readonly journal: string;
  /** `ok`, or SQLite's first complaint. */
  readonly check: string;
}

/** Reads a database through and changes nothing; what SQLite cannot open or read is told as its code. */
export function inspectDatabase(path: string): DatabaseState | { readonly code: string } {
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(path, { readonly: true, fileMustExist: true });
    database.pragma('busy_timeout = 5000');
    const asked = (what: string) => database?.pragma(what, { simple: true });
    return {
      version: Number(asked('user_version')),
      newest: migrations.at(-1)?.number ?? 0,
      journal: String(asked('journal_mode')),
      check: String(asked('quick_check(1)')),
    };
  } catch (error) {
    return { code: error instanceof Sqlite.SqliteError ? error.code : 'SQLITE_ERROR' };
  } finally {
    database?.close();
  }
}
