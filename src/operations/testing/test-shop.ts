import { Secret } from '../../base/secret.ts';
import type { City } from '../../city/city.ts';
import type { Log } from '../../ports/log.ts';
import type { Meter } from '../../ports/meter.ts';
import type { Timers } from '../../ports/timers.ts';
import type { Channel } from '../../runtime/channel.ts';
import { turnFailed } from '../../runtime/lanes.ts';
import { defaultPace, noRates, type Pace } from '../../runtime/pace.ts';
import { defaultRetention } from '../../runtime/pruning.ts';
import { unlimited } from '../../runtime/rate.ts';
import { Runtime } from '../../runtime/runtime.ts';
import type { Store } from '../../store/store.ts';
import { TestCrm } from './test-crm.ts';
import { TestMessenger } from './test-messenger.ts';
import { TestUpdates } from './test-updates.ts';
import type { TestedCity } from './tested-city.ts';
import { VirtualTime } from './virtual-time.ts';

/** What conversations are tested with beside a city. */
export interface TestTools {
  readonly channel: Channel;
  /** Real ones: they let promises go on. */
  readonly soon: Timers['soon'];
}

/** No shop's bot: never said to anybody. */
const token = new Secret(`1000:${'a'.repeat(30)}`);

/** Real waiting times, on a clock that stands still; but emulated servers take all that comes. */
const pace: Pace = {
  ...defaultPace,
  rates: noRates,
  newBots: unlimited,
  // Nobody sets this clock; and whoever moves a deal says so.
  mostSleepMs: 24 * 3600_000,
  dealsMs: 3600_000,
  // Nobody else commits, and nobody writes into the catalog's file.
  pollMs: 3600_000,
  catalogsMs: 3600_000,
};

const unmeasured: Meter = {
  entered: () => undefined,
  requested: () => undefined,
  turned: () => undefined,
  delivered: () => undefined,
  called: () => undefined,
  doubled: () => undefined,
  reloaded: () => undefined,
  pruned: () => undefined,
  alerted: () => undefined,
  show: () => undefined,
};

/** After each thing that somebody does so much time passes: what is due within it happens. */
export const settleMs = 3000;

/**
 * A shop for one conversation: the real runtime over a store in memory, on a clock of its own; Telegram and the CRM are in
 * memory, too. No secret is resolved, and nothing is asked of a network.
 */
export class TestShop {
  readonly city: City;
  readonly messenger: TestMessenger;
  readonly crm: TestCrm;
  readonly updates = new TestUpdates();
  /** Kinds of the errors that turns ended with: our bugs. */
  readonly failedTurns: string[] = [];
  readonly #time: VirtualTime;
  readonly #store: Store;
  readonly #runtime: Runtime;

  private constructor(tools: TestTools, tested: TestedCity, now: number) {
    const { city } = tested;
    const time = new VirtualTime(now, tools.soon);
    const username = city.settings.telegram.username ?? `zeta_${city.id.replaceAll('-', '_')}_bot`;
    this.city = city;
    this.#time = time;
    this.messenger = new TestMessenger(username);
    this.crm = new TestCrm(() => time.clock.now());
    this.#store = tested.store.open({ soon: (callback) => time.timers.soon(callback) });
    this.#runtime = new Runtime({
      store: this.#store,
      channel: tools.channel,
      clock: time.clock,
      timers: time.timers,
      log: this.#log(),
      within: (_, work) => work(),
      meter: unmeasured,
      pace,
      retention: defaultRetention,
      reach: () => undefined,
      credentials: { botToken: () => token, crmWebhook: () => token, crmEvents: () => undefined },
      catalogs: {
        stamp: () => ({ file: 'catalog', version: '1' }),
        isAsBuilt: () => Promise.resolve(true),
        // One for all conversations: whoever opened it closes it.
        open: () => ({ ...tested.catalog, close: () => undefined }),
      },
      connectBot: () => this.messenger.account(),
      connectCrm: () => this.crm.connection(),
      publicUrl: () => undefined,
      webhookSecret: () => '',
      readRelease: (_, catalog) => ({ ...city, catalog }),
    });
  }

  /** Opens it at a time: epoch milliseconds. */
  static async open(tools: TestTools, city: TestedCity, now: number): Promise<TestShop> {
    const shop = new TestShop(tools, city, now);
    void shop.#runtime.start();
    await shop.#time.pass(0);
    city.heard.clear();
    return shop;
  }

  /** The bot gets an update, and all follows that is due at once. */
  async receive(update: object): Promise<void> {
    const accepted = this.#runtime.accept(this.city.id, update, JSON.stringify(update));
    await this.pass(settleMs);
    const entry = await accepted;
    if (entry !== 'accepted') throw new Error(`an update was not accepted: ${entry}`);
  }

  /** The portal tells that a deal may have changed. */
  async hint(): Promise<void> {
    this.#runtime.hint(this.city.id);
    await this.pass(settleMs);
  }

  pass(ms: number): Promise<void> {
    return this.#time.pass(ms);
  }

  #log(): Log {
    const silent = () => undefined;
    const error: Log['error'] = (message, fields) => {
      if (message.startsWith(turnFailed)) this.failedTurns.push(String(fields?.['problem']));
    };
    return { debug: silent, info: silent, warn: silent, error };
  }

  close(): void {
    this.#time.end();
    this.#store.close();
  }
}
