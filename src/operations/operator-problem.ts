import { StoreTrouble } from '../base/store-trouble.ts';
import { ZetaError } from '../base/zeta-error.ts';

/** What the codes of SQLite and of the operating system mean for whoever runs a verb. */
const databaseProblems: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'The database is held by another process.',
  SQLITE_READONLY: 'The database cannot be written.',
  SQLITE_FULL: 'The disk is full.',
  SQLITE_IOERR: 'The disk does not take or give data.',
  SQLITE_CORRUPT: 'The database is damaged.',
  SQLITE_NOTADB: 'A database file is not a database.',
  SQLITE_CANTOPEN: 'A database file cannot be opened.',
};

/** Troubles of the database that no waiting ends. */
const databaseEnds = {
  damaged: {
    message: 'The database is damaged.',
    hint: 'Stop everything that uses the data folder and keep a copy of it; then put a backup of zeta.db into its place.',
  },
  replaced: {
    message: 'The database was replaced or deleted while it was in use.',
    hint: 'Nothing that was written since was answered as accepted. Put the right files into place, and start again.',
  },
} as const;

/** What ends them where it is not the usual. */
const databaseCures: Readonly<Record<string, string>> = {
  SQLITE_READONLY: 'Run as the user who serves, or see why the disk cannot be written.',
  SQLITE_IOERR: "See whether the system's log tells of a disk that fails.",
  SQLITE_CORRUPT: databaseEnds.damaged.hint,
  SQLITE_NOTADB: databaseEnds.damaged.hint,
};
const otherwise = 'See which process uses the data folder (zeta status), or name another with --data.';

const systemProblems: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk does not take or give data',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENOTDIR: 'a part of this path is not a folder',
  EEXIST: 'something else has this name',
  EISDIR: 'this is a folder',
  ELOOP: 'a link leads to itself',
  ENAMETOOLONG: 'the name is too long',
};

/** What is live has its files already, and a build that broke off leaves none. */
const makeRoom =
  'What is live stays. Make room (`df -h`; `zeta releases prune` drops what is long out of use), and run it again.';

/** Of an error of the disk or the database. */
export function isFull(code: string): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL');
}

/** The operator's problem behind an error of the disk or the database; undefined when it is none, but our own bug. */
export function operatorProblem(error: unknown): ZetaError | undefined {
  if (error instanceof ZetaError) return error;
  if (error instanceof StoreTrouble && (error.kind === 'damaged' || error.kind === 'replaced')) {
    const { message, hint } = databaseEnds[error.kind];
    return new ZetaError(`database-${error.kind}`, message, { hint, cause: error });
  }
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  const kind = code.split('_').slice(0, 2).join('_');
  const database = databaseProblems[kind];
  if (code.startsWith('SQLITE_') && database) {
    const hint = isFull(code) ? makeRoom : (databaseCures[kind] ?? otherwise);
    return new ZetaError('database-unusable', database, { hint, cause: error });
  }
  const isNoPlace = code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir';
  const known = isNoPlace ? 'no folder can be made here' : systemProblems[code];
  const system = 'syscall' in error ? known : undefined;
  if (!system) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'A file';
  return new ZetaError('file-unusable', `${path}: ${system}.`, {
    hint: isFull(code) ? makeRoom : 'Mend its place or rights, and try again.',
    cause: error,
  });
}
