import type { CityId } from '../base/ids.ts';
import type { Settings } from '../city/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Surroundings } from '../ports/surroundings.ts';
import type { Timers } from '../ports/timers.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { StoreHealth } from '../runtime/store-health.ts';
import { citiesIn, type Trouble } from '../runtime/troubles.ts';
import type { Store } from '../store/store.ts';
import { certificateProbe, diskTrouble, WebhookProbe } from './alert-probes.ts';
import type { TroubleSources } from './alerts.ts';
import { backupProbe } from './backup-note.ts';
import type { FeedState } from './feed-state.ts';
import type { Platform } from './platform.ts';
import type { Backlogs } from './shown.ts';

const usualTicketMinutes = 15;
/** Shops' servers hiccup; a feed that was not taken so often in a row is a trouble. */
const feedFailures = 3;

interface SourceDeps {
  readonly platform: Platform;
  readonly runtime: Runtime;
  readonly store: Store;
  readonly health: StoreHealth;
  readonly backlogs: Backlogs;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly surroundings: Surroundings;
  readonly webhooks: WebhookProbe;
}

/** Asks Telegram about the webhooks of the cities that are served. */
export function webhookProbe({
  runtime: { cities, bots },
  ...deps
}: Pick<SourceDeps, 'runtime' | 'clock' | 'timers'>): WebhookProbe {
  return new WebhookProbe({
    ...deps,
    cities: () => cities.all().map(({ id }) => id),
    ask: (city, signal) => bots.account(city)?.webhook(signal),
    urlOf: (city) => bots.webhookUrl(city),
  });
}

/** Where troubles of each kind are seen. */
export function troubleSources(deps: SourceDeps): TroubleSources {
  const { platform, runtime, store, health, backlogs, clock, surroundings, webhooks } = deps;
  const { bots } = runtime;
  const ticketMs = (platform.config.alerts?.ticketMinutes ?? usualTicketMinutes) * 60_000;
  return {
    bot: () => citiesIn(bots.problems()),
    webhook: () => webhooks.look(),
    crm: () => runtime.crmTroubles(),
    ticket: async () =>
      (await backlogs.look()).flatMap(({ city, deals, dealsSince }) =>
        dealsSince !== null && clock.now() - dealsSince >= ticketMs
          ? [{ about: city, detail: String(deals) }]
          : [],
      ),
    managers: () => lostGroups(runtime, store),
    dead: async () =>
      (await backlogs.look()).flatMap(({ city, dead }) =>
        dead > 0 ? [{ about: city, detail: String(dead) }] : [],
      ),
    release: async () => releaseTroubles(runtime, store),
    feed: () => feedTroubles(runtime, store),
    disk: () => diskTrouble(surroundings, platform.dataRoot),
    database: async () => {
      await backlogs.look();
      const problem = health.trouble?.kind ?? backlogs.problem;
      return problem === undefined ? [] : [{ about: '', detail: problem }];
    },
    backup: backupProbe(deps),
    certificate: certificateProbe(deps, platform.target === 'dev' ? undefined : platform.config.publicUrl),
  };
}

/** One that became a supergroup is followed, and no trouble. */
async function lostGroups({ cities, bots }: Runtime, store: Store): Promise<readonly Trouble[]> {
  const lost: Trouble[] = [];
  for (const { id, settings } of cities.all()) {
    const [bot, chat] = [bots.botOf(id), settings.manager?.chat];
    const found = bot && chat && (await store.unreachable(bot, chat));
    if (found && found.why !== 'moved') lost.push({ about: id, detail: found.why });
  }
  return lost;
}

/** Of cities that are served: what cannot be served, else what was refused when it was saved. */
async function releaseTroubles({ cities }: Runtime, store: Store): Promise<readonly Trouble[]> {
  const refused = new Map<CityId, string>();
  for (const [city, notice] of await store.notices())
    if (notice.refused !== null && cities.get(city)) refused.set(city, notice.refused);
  return citiesIn(new Map([...refused, ...cities.problems()]));
}

async function feedTroubles({ cities }: Runtime, store: Store): Promise<readonly Trouble[]> {
  const named = new Set(cities.all().flatMap(({ id, settings }) => feedsOf(id, settings)));
  return (await store.feeds()).flatMap(({ city, url, state }) => {
    // Written from a FeedState.
    const { problem, failures } = JSON.parse(state) as FeedState;
    return named.has(`${city} ${url}`) && problem !== null && failures >= feedFailures
      ? [{ about: `${city} (${URL.parse(url)?.host ?? ''})`, detail: problem }]
      : [];
  });
}

function feedsOf(city: CityId, { feeds = [] }: Settings): readonly string[] {
  return feeds.map(({ url }) => `${city} ${url}`);
}
