import Sqlite from 'better-sqlite3';
import { ZetaError } from '../base/zeta-error.ts';

/**
 * Holds a lock file until `release` or the end of the process, however it ends: the lock is SQLite's own, so a killed
 * process frees it. Undefined when somebody else holds it.
 */
export function takeLock(path: string): { release(): void } | undefined {
  const database = openLock(path);
  try {
    // A look by `isLocked` may be in the way for a moment; a holder stays.
    database.pragma('busy_timeout = 250');
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw damaged(path, error);
  }
}

/** Whether somebody holds the lock now. Looking takes no lock that others would see. */
export function isLocked(path: string): boolean {
  const database = openLock(path);
  try {
    database.pragma('busy_timeout = 0');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw damaged(path, error);
  } finally {
    database.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function damaged(path: string, cause: unknown): ZetaError {
  const hint = 'When nothing serves this data folder, delete that file and try again.';
  return new ZetaError('lock-damaged', `The lock ${path} cannot be used.`, { hint, cause });
}

function openLock(path: string): Sqlite.Database {
  try {
    return new Sqlite(path);
  } catch (cause) {
    throw new ZetaError('data-folder-unusable', `The lock ${path} cannot be opened.`, {
      hint: 'Check that the data folder can be written, or name another with --data.',
      cause,
    });
  }
}
