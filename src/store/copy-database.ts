import Sqlite from 'better-sqlite3';
import { ZetaError } from '../base/zeta-error.ts';

/**
 * A copy of a database as it is at one moment, whole and compact, while others write to it. Their commits do not wait for it. The
 * copy is checked; it is not durable yet. Throws `ZetaError`.
 */
export function copyDatabase(from: string, to: string): void {
  try {
    const source = new Sqlite(from, { readonly: true, fileMustExist: true });
    try {
      source.pragma('busy_timeout = 5000');
      source.prepare('VACUUM INTO ?').run(to);
    } finally {
      source.close();
    }
    checkDatabase(to);
  } catch (cause) {
    if (cause instanceof ZetaError) throw cause;
    throw new ZetaError('not-copied', `The database ${from} cannot be copied.`, {
      hint: 'Is there enough space where the copy goes, and may this user write there?',
      cause,
    });
  }
}

/** Throws `ZetaError` when a page of it is damaged. */
export function checkDatabase(path: string): void {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const said = database.pragma('integrity_check', { simple: true });
    if (said === 'ok') return;
  } finally {
    database.close();
  }
  throw new ZetaError('database-damaged', `The database ${path} is damaged.`, {
    hint: 'Restore an earlier backup.',
  });
}
