import { accessMethods } from './access.ts';
import { backlogOf } from './backlog.ts';
import { banMethods } from './bans.ts';
import { cityMethods } from './cities.ts';
import { citySecretMethods } from './city-secrets.ts';
import { Connection, type ConnectionOptions } from './database.ts';
import { deadMethods } from './dead.ts';
import { dealMoveMethods } from './deal-moves.ts';
import { dealMethods } from './deals.ts';
import { escalationMethods } from './escalations.ts';
import { feedMethods } from './feeds.ts';
import { inboxMethods } from './inbox.ts';
import { moveMethods } from './moves.ts';
import { outboxMethods } from './outbox.ts';
import { photoMethods } from './photos.ts';
import { privacyMethods } from './privacy.ts';
import { pruneMethods } from './prune.ts';
import { reachMethods } from './reach.ts';
import { releaseMethods } from './releases.ts';
import { SharedCommits } from './shared-commits.ts';
import { shopNumberMethods } from './shop-numbers.ts';
import type { Store } from './store.ts';
import { takenTurnsMethods } from './taken-turns.ts';
import { threadMethods } from './threads.ts';
import { topicMethods } from './topics.ts';
import { troubleMethods } from './troubles.ts';
import { WaitingEvents } from './waiting-events.ts';
import { wakeMethods } from './wakes.ts';

/** Opens the SQLite database of a target, creating or migrating it. Throws `ZetaError` when that cannot be done. */
export function openStore(path: string, options: ConnectionOptions): Store {
  const connection = new Connection(path, options);
  const waiting = new WaitingEvents(connection);
  const commits = new SharedCommits(connection, options.soon);
  let seen = connection.dataVersion();
  return {
    ...inboxMethods(connection, commits, waiting),
    ...outboxMethods(connection, commits, waiting),
    ...escalationMethods(connection),
    ...dealMethods(connection),
    ...dealMoveMethods(connection, waiting),
    ...releaseMethods(connection),
    ...moveMethods(connection),
    ...cityMethods(connection, waiting),
    ...deadMethods(connection, waiting),
    ...feedMethods(connection),
    ...reachMethods(connection),
    ...shopNumberMethods(connection),
    ...threadMethods(connection),
    ...topicMethods(connection),
    ...wakeMethods(connection, waiting),
    ...photoMethods(connection),
    ...privacyMethods(connection),
    ...takenTurnsMethods(connection),
    ...pruneMethods(connection),
    ...banMethods(connection),
    ...accessMethods(connection),
    ...citySecretMethods(connection),
    backlog: async () => backlogOf(connection),
    ...troubleMethods(connection),
    changedElsewhere: () => {
      const version = connection.dataVersion();
      const changed = version !== seen;
      seen = version;
      return changed;
    },
    checkFiles: async () => connection.checkFiles(),
    probe: async () => connection.probe(),
    close: () => connection.close(),
  };
}
