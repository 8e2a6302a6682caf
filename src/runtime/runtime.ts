import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { botProfiles } from '../conversation/bot-profiles.ts';
import { nextDigest } from '../conversation/digest.ts';
import { type Acceptance, Inbox, nameOfError } from './accept.ts';
import { Bots } from './bots.ts';
import { Crms } from './crms.ts';
import { DealWatch } from './deal-watch.ts';
import { deliverCalls } from './deliver-call.ts';
import { deliverDeals } from './deliver-deal.ts';
import { deliverFollowUps } from './deliver-follow-up.ts';
import { Lanes } from './lanes.ts';
import { Limits } from './limits.ts';
import { LiveCities } from './live-cities.ts';
import { measuredAccount, measuredCrm, measuredDelivery, measuredEntry, measuredTurns } from './meters.ts';
import { type Deliver, Outbox } from './outbox.ts';
import { Pacing } from './pacing.ts';
import { pruneRegularly } from './pruning.ts';
import type { RuntimeDeps } from './runtime-deps.ts';
import { wordsOfSetAside } from './set-aside.ts';
import { shopsOf } from './shops.ts';
import { takeTurn } from './take-turn.ts';
import type { Trouble } from './troubles.ts';
import { withTyping } from './typing.ts';
import { Wakes } from './wakes.ts';
import { WebhookSecrets } from './webhook-secrets.ts';

/** What an update for a city was answered with. */
export type Entry = Acceptance | 'unknown-city' | 'no-bot';

/**
 * The durable bot process: inbox -> lane -> turn -> commit -> outbox -> deliver. All that is accepted and not finished
 * stands in the store; `start` resumes it, `stop` leaves it.
 */
export class Runtime {
  readonly cities: LiveCities;
  readonly crms: Crms;
  readonly bots: Bots;
  readonly secrets: WebhookSecrets;
  readonly #deps: RuntimeDeps;
  readonly #inbox: Inbox;
  readonly #lanes: Lanes;
  readonly #outbox: Outbox;
  readonly #wakes: Wakes;
  readonly #deals: DealWatch;
  readonly #listeners = new Set<() => void>();
  readonly #looking = new Set<() => void>();
  #cancels: readonly (() => void)[] = [];
  #isPolling = false;
  /** Refreshes begun, and the last of them that succeeded: should the newest fail, the next poll refreshes. */
  #asked = 0;
  #answered = 0;
  /** When a release that could not be served is tried again, on the monotonic clock. */
  #nextRetryAt = 0;
  #isStarted = false;
  #isStopped = false;

  constructor(deps: RuntimeDeps) {
    this.#deps = deps;
    this.cities = new LiveCities(deps);
    this.secrets = new WebhookSecrets(deps);
    const connect: RuntimeDeps['connectBot'] = (...bot) => measuredAccount(deps, deps.connectBot(...bot));
    const profilesOf = (id: CityId) => {
      const city = this.cities.get(id);
      return city ? botProfiles(city) : [];
    };
    this.bots = new Bots({ ...deps, cities: this.cities, connect, secrets: this.secrets, profilesOf });
    this.crms = new Crms({
      ...deps,
      cities: this.cities,
      connect: (webhook) => measuredCrm(deps, deps.connectCrm(webhook)),
      onTrouble: () => void this.#tellTroubles(),
    });
    const limits = new Limits(deps.pace.limitsMs);
    const turnDeps = { ...deps, cities: this.cities, limits, shops: () => shopsOf(this) };
    const pacing = new Pacing(deps.pace.rates);
    const waitedFor = (deliver: Deliver) => withTyping(this, deps.timers, measuredDelivery(deps, deliver));
    this.#outbox = new Outbox({
      ...deps,
      pacing,
      portalOf: (city) => this.crms.portalOf(city),
      deliver: {
        call: waitedFor(deliverCalls({ ...deps, pacing, bots: this.bots })),
        deal: waitedFor(deliverDeals({ ...deps, crms: this.crms })),
        'follow-up': measuredDelivery(deps, deliverFollowUps({ ...deps, crms: this.crms })),
      },
      onReturned: (city, lane) => this.#lanes.add(city, lane),
    });
    this.#wakes = new Wakes({ ...deps, onFired: (city, lane) => this.#lanes.add(city, lane) });
    this.#deals = new DealWatch({
      ...deps,
      cities: this.cities,
      crms: this.crms,
      onMoved: (city, lane) => this.#lanes.add(city, lane),
    });
    this.#lanes = new Lanes({
      ...deps,
      takeTurn: measuredTurns(turnDeps, (event) => takeTurn(turnDeps, event)),
      wordsOfSetAside: (event, mayEndProcess) => wordsOfSetAside(turnDeps, event, mayEndProcess),
      onEffects: (city, destinations) => {
        for (const destination of destinations) this.#outbox.add(destination, city);
      },
      onWake: (at) => this.#wakes.at(at),
    });
    this.#inbox = new Inbox({ ...deps, onAccepted: (city, lane) => this.#lanes.add(city, lane) });
  }

  /** Takes up what an earlier process left, in order. */
  async start(): Promise<void> {
    const { store, clock, timers, pace, log } = this.#deps;
    const orphans = await store.markOrphansUnknown(clock.now());
    if (orphans > 0) log.warn('deals were in flight when the last process ended', { deals: orphans });
    await store.saveCrmTroubles([]);
    store.changedElsewhere();
    await this.secrets.refresh();
    await this.cities.refresh();
    this.#deps.onLiveChange?.(this.cities);
    await this.bots.start();
    this.#lanes.suspect(await store.newestEvent());
    this.#isStarted = true;
    await this.#resume();
    await this.#planDigests();
    await this.#wakes.start();
    this.#deals.start();
    this.#cancels = [
      timers.every(pace.pollMs, () => void this.#poll()),
      timers.every(pace.catalogsMs, () => this.cities.lookAtCatalogs()),
      pruneRegularly(this.#deps),
    ];
  }

  /** Whether the live cities are known and updates are taken. */
  get isReady(): boolean {
    return this.#isStarted && !this.#isStopped;
  }

  /** What keeps tickets from becoming deals, in cities without a ticket, too: `down` or `refuses`, and the code. */
  crmTroubles(): readonly Trouble[] {
    for (const { id, settings } of this.cities.all()) if (settings.bitrix) this.crms.get(id);
    return this.crms.troubles().map(({ city, why, code }) => ({ about: city, detail: `${why} ${code}` }));
  }

  /** An update for a city, on disk before this resolves with `accepted`. */
  accept(city: CityId, update: unknown, text: string): Promise<Entry> {
    if (!this.isReady) return Promise.resolve('busy');
    if (!this.cities.get(city)) return Promise.resolve('unknown-city');
    const bot = this.bots.botOf(city);
    if (bot === undefined) return measuredEntry(this.#deps, city, Promise.resolve('no-bot'));
    return measuredEntry(this.#deps, city, this.#inbox.accept(city, bot, update, text));
  }

  /** Tokens that the portal's hints for a city may come with. */
  hintTokens(city: CityId): readonly string[] {
    const reference = this.cities.get(city)?.settings.bitrix?.events;
    const token = reference === undefined ? undefined : this.#deps.credentials.crmEvents(city, reference);
    return token ? [token.reveal()] : [];
  }

  /** A deal of the city may have changed. */
  hint(city: CityId): void {
    this.#deals.hint(city);
  }

  /** Takes over what was made live or is wanted done again, here or by another process. */
  async refresh(): Promise<void> {
    // Before the start there is no door yet that bots could be pointed at; the start reads it all.
    if (!this.isReady) return;
    this.#asked += 1;
    const asked = this.#asked;
    await this.secrets.refresh();
    const changed = await this.cities.refresh();
    if (changed.length > 0) {
      this.#deps.onLiveChange?.(this.cities);
      this.bots.refresh();
      await this.#planDigests();
    }
    await this.#resume();
    this.#answered = Math.max(this.#answered, asked);
    for (const listener of this.#looking) listener();
    if (changed.length === 0) return;
    this.#deps.meter.reloaded(changed.length);
    for (const listener of this.#listeners) listener();
  }

  /** Tells when other releases are served; gives back how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells after each look at what is live, whether or not another release is served; gives back how to stop. */
  onRefresh(listener: () => void): () => void {
    this.#looking.add(listener);
    return () => void this.#looking.delete(listener);
  }

  /** Resolves when all that is due was done: events had their turns, effects were delivered. */
  async whenIdle(): Promise<void> {
    do {
      await this.#lanes.whenIdle();
      await this.#outbox.whenIdle();
    } while (!this.#lanes.isIdle || !this.#outbox.isIdle);
  }

  /** Stops accepting, finishes the turn at hand, aborts calls that take too long. What is left is durable. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const cancel of this.#cancels) cancel();
    this.bots.stop();
    this.#wakes.stop();
    await this.#deals.stop();
    await this.#lanes.stop();
    await this.#outbox.stop();
    this.cities.close();
  }

  /** Takes up whatever stands in the store: what an earlier process left, or another one wants done again. */
  async #resume(): Promise<void> {
    for (const { city, lane } of await this.#deps.store.openLanes()) {
      // Events of cities that are not served wait until they are.
      if (this.cities.get(city)) this.#lanes.add(city, lane);
    }
    for (const { destination, city } of await this.#deps.store.openDestinations())
      this.#outbox.add(destination, city);
  }

  async #poll(): Promise<void> {
    if (this.#isPolling || this.#isStopped) return;
    this.#isPolling = true;
    try {
      const isDue = this.cities.problems().size > 0 && this.#deps.clock.monotonic() >= this.#nextRetryAt;
      if (isDue) this.#nextRetryAt = this.#deps.clock.monotonic() + this.#deps.pace.firstRetryMs;
      const isAlarmed = this.cities.takeAlarm();
      const isChanged = this.#deps.store.changedElsewhere();
      const hasFailed = this.#answered < this.#asked;
      if (isChanged || isDue || isAlarmed || hasFailed) await this.refresh();
    } catch (error) {
      this.#deps.log.error('live releases could not be read', { problem: nameOfError(error) });
    } finally {
      this.#isPolling = false;
    }
  }

  /** Each city's managers are told of its weeks; a city that has its bot later is planned with the next change. */
  async #planDigests(): Promise<void> {
    const { store, clock } = this.#deps;
    const wakes = this.cities.all().flatMap(({ id, settings }) => {
      const at = nextDigest(settings, clock.now());
      const bot = this.bots.botOf(id);
      if (at === undefined || bot === undefined) return [];
      const payload = JSON.stringify({ kind: 'digest' });
      return [{ city: id, lane: idOf<LaneId>('city'), bot, key: 'digest', at, payload }];
    });
    await store.ensureWakes(wakes);
    for (const { at } of wakes) this.#wakes.at(at);
  }

  /** For `status`, which is another process. */
  async #tellTroubles(): Promise<void> {
    try {
      await this.#deps.store.saveCrmTroubles(this.crms.troubles());
    } catch (error) {
      this.#deps.log.warn('the state of the CRMs could not be written', { problem: nameOfError(error) });
    }
  }
}
