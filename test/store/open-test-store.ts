import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type BotId,
  type CatalogId,
  type CityId,
  type DestinationId,
  idOf,
  type LaneId,
} from '../../src/base/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import type {
  AcceptedUpdate,
  PendingEvent,
  ReleaseContent,
  ReleaseOrigin,
  ReleaseStamp,
  Store,
  TurnCommit,
} from '../../src/store/store.ts';

export const city = idOf<CityId>('almaty');
export const lane = idOf<LaneId>('chat:42');
export const bot = idOf<BotId>('1');

/** A store in a temporary folder; both go when the test ends. */
export function openTestStore(): { readonly store: Store; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'zeta-test-'));
  const path = join(folder, 'zeta.db');
  const store = openStore(path, { busyTimeoutMs: 1000 });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  return { store, path };
}

export function update(updateId: number, more: Partial<AcceptedUpdate> = {}): AcceptedUpdate {
  return {
    city,
    bot,
    updateId,
    lane,
    payload: `{"update_id":${updateId}}`,
    receivedAt: 1000 + updateId,
    ...more,
  };
}

export function commit(event: PendingEvent, more: Partial<TurnCommit> = {}): TurnCommit {
  return {
    event,
    release: 1,
    at: 5000,
    eventJson: '{}',
    sessionBefore: null,
    session: '{"turns":1}',
    context: '{}',
    effectsJson: '[]',
    effects: [],
    views: [],
    escalations: [],
    escalationChanges: [],
    handlings: [],
    records: [],
    pairs: [],
    forgets: false,
    told: [],
    wakes: [],
    ...more,
  };
}

export function callTo(chat: string, payload = '{}'): TurnCommit['effects'][number] {
  return { destination: idOf<DestinationId>(`tg:1:${chat}`), kind: 'call', payload };
}

/** Takes the first event of the lane and commits a turn on it. */
export async function takeTurn(
  store: Store,
  more: Partial<TurnCommit> = {},
  of: LaneId = lane,
): Promise<PendingEvent> {
  const event = await store.claimTurn(city, of);
  if (!event) throw new Error('no event waits');
  await store.commitTurn(commit(event, more));
  return event;
}

export function content(text: string, more: Partial<ReleaseContent> = {}): ReleaseContent {
  return {
    content: text,
    settings: '{}',
    prompts: JSON.stringify({ ru: { greeting: text } }),
    synonyms: '{}',
    faq: '{}',
    catalog: idOf<CatalogId>('c'),
    provenance: '{}',
    products: 1,
    ...more,
  };
}

export function stamp(origin: ReleaseOrigin = 'deploy', at = 1): ReleaseStamp {
  return { at, author: 'a', message: '', commit: '', origin };
}
