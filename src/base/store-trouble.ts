/**
 * What keeps the database from taking a write. `busy`, `full`, `read-only` and `io` pass when the disk does; `damaged`
 * and `replaced` (another file, or none, where the open one was) need a person.
 */
export type TroubleKind = 'busy' | 'full' | 'read-only' | 'io' | 'damaged' | 'replaced';

/** The database's own trouble: it says nothing about the event or the effect at hand. */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble';
  readonly kind: TroubleKind;
  /** SQLite's code where it has one. */
  readonly code: string;

  constructor(kind: TroubleKind, code: string, cause?: unknown) {
    super(`the database is in trouble: ${kind}`, { cause });
    this.kind = kind;
    this.code = code;
  }

  /** Whether trying again later may help. */
  get passes(): boolean {
    return this.kind !== 'damaged' && this.kind !== 'replaced';
  }
}

const kinds: Readonly<Record<string, TroubleKind>> = {
  BUSY: 'busy',
  LOCKED: 'busy',
  PROTOCOL: 'busy',
  FULL: 'full',
  READONLY: 'read-only',
  IOERR: 'io',
  CANTOPEN: 'io',
  NOMEM: 'io',
  CORRUPT: 'damaged',
  NOTADB: 'damaged',
};

/** Undefined for SQLite's complaints about what it was asked: those are our bugs, or an event's own fault. */
export function troubleKindOf(code: string): TroubleKind | undefined {
  if (code === 'SQLITE_READONLY_DBMOVED') return 'replaced';
  return kinds[/^SQLITE_([A-Z]+)/.exec(code)?.[1] ?? ''];
}
