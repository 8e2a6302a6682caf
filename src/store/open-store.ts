import { banMethods } from './bans.ts';
import { cityMethods } from './cities.ts';
import { Connection } from './database.ts';
import { feedMethods } from './feeds.ts';
import { inboxMethods } from './inbox.ts';
import { outboxMethods } from './outbox.ts';
import { photoMethods } from './photos.ts';
import { reachMethods } from './reach.ts';
import { releaseMethods } from './releases.ts';
import type { Store } from './store.ts';

export interface OpenStoreOptions {
  /** How long a write waits for another process's; a serving process waits 50 ms, one-shot verbs longer. */
  readonly busyTimeoutMs: number;
}

/** Opens the SQLite database of a target, creating or migrating it. Throws `ZetaError` when that cannot be done. */
export function openStore(path: string, options: OpenStoreOptions): Store {
  const connection = new Connection(path, options.busyTimeoutMs);
  let seen = connection.dataVersion();
  return {
    ...inboxMethods(connection),
    ...outboxMethods(connection),
    ...releaseMethods(connection),
    ...cityMethods(connection),
    ...feedMethods(connection),
    ...reachMethods(connection),
    ...photoMethods(connection),
    ...banMethods(connection),
    changedElsewhere: () => {
      const version = connection.dataVersion();
      const changed = version !== seen;
      seen = version;
      return changed;
    },
    close: () => connection.close(),
  };
}
