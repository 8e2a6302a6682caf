import type { Actor, AuditFact } from '../../store/audit-store.ts';
import { openTargetStore, type Platform } from '../platform.ts';
import type { OnWritten, ValueChange, WriteRecord } from './written.ts';

/** Runs what changes files with somebody who writes it down. The database is opened first: nothing is written that could not be. */
export async function auditing<T>(
  platform: Platform,
  work: (onWritten: OnWritten) => Promise<T>,
): Promise<T> {
  const store = await openTargetStore(platform);
  try {
    return await work((record) => store.recordAudit(factOf(record)));
  } finally {
    store.close();
  }
}

/** Who changes files of a platform: whoever asks from elsewhere, else somebody at its terminal. */
export function actorOf({ by }: Pick<Platform, 'by'>, name: string): Actor {
  if (!by) return { kind: 'cli', name, address: '', agent: '', request: '' };
  const { kind, address, agent, request } = by;
  return { kind, name: by.name, address, agent, request };
}

function factOf({ at, what, city, file, commit, changes, by }: WriteRecord): AuditFact {
  const subject = commit === null ? file : `${file} @ ${commit.slice(0, 12)}`;
  return {
    at,
    what,
    city,
    subject,
    before: valuesOf(changes, 'before'),
    after: valuesOf(changes, 'after'),
    by,
  };
}

function valuesOf(
  changes: readonly ValueChange[],
  side: 'before' | 'after',
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(changes.map((change) => [change.key, change[side]]));
}
