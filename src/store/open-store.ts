import { accessMethods } from './access.ts';
import { apiAnswerMethods } from './api-answers.ts';
import { auditMethods } from './audit.ts';
import { backlogOf } from './backlog.ts';
import { banMethods } from './bans.ts';
import { cityMethods } from './cities.ts';
import { citySecretMethods } from './city-secrets.ts';
import { customerMethods } from './customers.ts';
import { Connection, type ConnectionOptions, inMemory } from './database.ts';
import { deadMethods } from './dead.ts';
import { dealMoveMethods } from './deal-moves.ts';
import { dealMethods } from './deals.ts';
import { escalationListMethods } from './escalation-list.ts';
import { escalationMethods } from './escalations.ts';
import { feedMethods } from './feeds.ts';
import { inboxMethods } from './inbox.ts';
import { accessTokenMethods, sessionMethods } from './login-sessions.ts';
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
import { turnMethods } from './turns.ts';
import { userMethods } from './users.ts';
import { WaitingEvents } from './waiting-events.ts';
import { wakeMethods } from './wakes.ts';

/** Opens the SQLite database of a target, creating or migrating it. Throws `ZetaError` when that cannot be done. */
export function openStore(path: string, options: ConnectionOptions): Store {
  return storeOn(new Connection(path, options), options);
}

/** A store in memory that begins again and again with what it was filled with; one is used at a time. */
export interface RewoundStore {
  /** As it was filled; what the one before wrote is gone. Closing it changes nothing. */
  open(options: Pick<ConnectionOptions, 'soon'>): Store;
  close(): void;
}

/** To open a database for each of a thousand uses would cost more than most of them. */
export async function rewoundStore(fill: (store: Store) => Promise<unknown>): Promise<RewoundStore> {
  const connection = new Connection(inMemory, { busyTimeoutMs: 0 });
  await fill(storeOn(connection, {}));
  return {
    open: (options) => {
      connection.rewind();
      return { ...storeOn(connection, options), close: () => undefined };
    },
    close: () => connection.close(),
  };
}

function storeOn(connection: Connection, options: Pick<ConnectionOptions, 'soon'>): Store {
  const waiting = new WaitingEvents(connection);
  const commits = new SharedCommits(connection, options.soon);
  let seen = connection.dataVersion();
  let accessWrites = 0;
  const accessChanged = () => {
    accessWrites += 1;
  };
  return {
    ...inboxMethods(connection, commits, waiting),
    ...outboxMethods(connection, commits, waiting),
    ...escalationMethods(connection),
    ...escalationListMethods(connection, waiting),
    ...dealMethods(connection),
    ...dealMoveMethods(connection, waiting),
    ...releaseMethods(connection),
    ...moveMethods(connection),
    ...cityMethods(connection, waiting),
    ...customerMethods(connection),
    ...deadMethods(connection, waiting),
    ...feedMethods(connection),
    ...reachMethods(connection),
    ...shopNumberMethods(connection),
    ...threadMethods(connection),
    ...topicMethods(connection),
    ...turnMethods(connection),
    ...wakeMethods(connection, waiting),
    ...photoMethods(connection),
    ...privacyMethods(connection),
    ...takenTurnsMethods(connection),
    ...pruneMethods(connection),
    ...banMethods(connection),
    ...accessMethods(connection, accessChanged),
    ...auditMethods(connection),
    ...userMethods(connection, accessChanged),
    ...sessionMethods(connection, accessChanged),
    ...accessTokenMethods(connection, accessChanged),
    accessVersion: () => `${connection.dataVersion()}.${accessWrites}`,
    ...apiAnswerMethods(connection),
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
