// The process that is killed: it writes tickets, and makes deals of them until none is left.

import { bitrixCrm } from '../../../src/adapters/bitrix/bitrix-crm.ts';
import { connector } from '../../../src/adapters/web/connector.ts';
import { outboundAgent } from '../../../src/adapters/web/outbound-agent.ts';
import { type BotId, type CityId, type DestinationId, idOf, type LaneId } from '../../../src/base/ids.ts';
import { Secret } from '../../../src/base/secret.ts';
import { Crms } from '../../../src/runtime/crms.ts';
import { deliverDeals } from '../../../src/runtime/deliver-deal.ts';
import type { LiveCities } from '../../../src/runtime/live-cities.ts';
import { Outbox } from '../../../src/runtime/outbox.ts';
import { defaultPace } from '../../../src/runtime/pace.ts';
import { Pacing } from '../../../src/runtime/pacing.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { naiveDeals } from './naive-deals.ts';
import { scaledClock as clock, scaledTimers as timers } from './scaled-time.ts';
import { draftOf, type Work } from './work.ts';

const work = JSON.parse(process.argv[2] ?? '') as Work;
const store = openStore(work.database, { busyTimeoutMs: 5000 });
const bot = idOf<BotId>('1');
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const webhooks = new Map(work.cities.map(({ city, webhook }) => [city, new Secret(webhook)]));
// As much of a live city as its CRM is read from.
const cities = {
  get: (city: CityId) => ({ settings: { bitrix: { webhook: `env:${city}` } } }),
} as unknown as Pick<LiveCities, 'get'>;
const connect = connector({ wayTo: () => ({ kind: 'direct' }) });
const agent = outboundAgent(connect);
const pace = defaultPace;
const crms = new Crms({
  clock,
  pace,
  cities,
  credentials: { crmWebhook: (city) => webhooks.get(city) },
  connect: (webhook) => bitrixCrm({ agent, connect }, webhook),
  onTrouble: () => undefined,
});
const deps = {
  store,
  clock,
  timers,
  log: silent,
  meter: { doubled: () => undefined },
  pace,
  reach: () => undefined,
  crms,
};
const deal = work.client === 'naive' ? naiveDeals(deps) : deliverDeals(deps);
const outbox = new Outbox({
  ...deps,
  deliver: { call: deal, deal, 'follow-up': deal },
  pacing: new Pacing(pace.rates),
  portalOf: (city) => crms.portalOf(city),
  onReturned: () => undefined,
});

await store.markOrphansUnknown(clock.now());
for (const { destination, city } of await store.openDestinations()) outbox.add(destination, city);
process.send?.('serving');
for (let ticket = 0; ticket < work.tickets; ticket += 1) await writeTicket(ticket);
for (;;) {
  if ((await store.openDestinations()).length === 0) break;
  await new Promise((resume) => setTimeout(resume, 20));
}
process.exit(0);

/** Written once, however often this process begins again. */
async function writeTicket(ticket: number): Promise<void> {
  const place = work.cities[ticket % work.cities.length];
  if (!place) throw new Error('no city');
  const { city } = place;
  const lane = idOf<LaneId>(`chat:${ticket}`);
  const update = { city, bot, lane, updateId: ticket, payload: '{}', receivedAt: clock.now() };
  await store.acceptBatch([update]);
  const event = await store.claimTurn(city, lane);
  if (!event || event.source !== 'update') return;
  const draft = draftOf(city, work.seed, ticket);
  const destination = idOf<DestinationId>(`crm:${draft.originId}`);
  const payload = JSON.stringify({ ticket: draft.originId, draft });
  await store.commitTurn({
    event,
    release: 1,
    at: clock.now(),
    eventJson: '{}',
    sessionBefore: null,
    session: '{}',
    context: '{}',
    effectsJson: '[]',
    effects: [{ destination, kind: 'deal', payload }],
    views: [],
    escalations: [],
    escalationChanges: [],
    handlings: [],
    records: [],
    pairs: [],
    forgets: false,
    told: [],
    wakes: [],
  });
  outbox.add(destination, city);
}
