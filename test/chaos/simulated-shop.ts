import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { prometheusMeter } from '../../src/adapters/metrics/prometheus-meter.ts';
import { eventOf, laneOf, messageLink } from '../../src/adapters/telegram/update-events.ts';
import { sha256Hex } from '../../src/base/digest.ts';
import { Secret } from '../../src/base/secret.ts';
import type { OpenCatalog } from '../../src/catalog/open-catalog.ts';
import type { City } from '../../src/city/city.ts';
import type { Settings } from '../../src/city/settings.ts';
import type { Failpoint } from '../../src/runtime/failpoints.ts';
import { cityOf } from '../../src/runtime/live-cities.ts';
import { defaultPace } from '../../src/runtime/pace.ts';
import { defaultRetention } from '../../src/runtime/pruning.ts';
import { Runtime } from '../../src/runtime/runtime.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, StoredRelease } from '../../src/store/store.ts';
import { settings } from '../conversation/small-city.ts';
import { city, content, stamp } from '../store/open-test-store.ts';
import { never, Outside } from './doubled-ports.ts';
import { type Random, randomOf } from './random.ts';
import { VirtualTime } from './virtual-time.ts';

/** A file system in memory where there is one: what is simulated is time, and a disk has its own. */
const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const token = new Secret(`123456789:AA${'s'.repeat(33)}`);
/** One for all simulated shops: it watches this process, too. */
const { meter } = prometheusMeter(() => 0);
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
/** Customers order the same few products again and again, and each order is to be found again; they have agreed to it. */
const eachIsADeal: Settings = {
  ...settings,
  privacy: { version: '1' },
  bitrix: { webhook: 'env:B', deal: { ...settings.bitrix?.deal, again_hours: 0 } },
};

interface Update {
  readonly update_id: number;
}

/**
 * A shop in this process, on a clock of its own: the real runtime over a real store, everything outside doubled. It can
 * die between any two steps, and all that follows from a seed is the same each time.
 */
export class SimulatedShop {
  readonly time = new VirtualTime();
  readonly outside: Outside;
  readonly accepted = new Set<number>();
  readonly intents = new Set<string>();
  readonly sent: Update[] = [];
  readonly diedAt = new Set<string>();
  readonly #random: Random;
  readonly #catalog: OpenCatalog;
  readonly #root = mkdtempSync(join(folder, 'zeta-simulated-'));
  /** Updates that Telegram has not got rid of, by chat. */
  readonly #queues = new Map<string, Update[]>();
  readonly #delivering = new Set<string>();
  #armed: { readonly point: Failpoint; left: number } | undefined;
  #life = 0;
  #release = 0;
  readonly #releases = new Map<number, StoredRelease>();
  #store: Store | undefined;
  #runtime: Runtime | undefined;

  constructor(seed: number, catalog: OpenCatalog) {
    this.#random = randomOf(seed);
    this.outside = new Outside(this.time, this.#random);
    this.#catalog = { ...catalog, close: () => undefined };
  }

  get isAlive(): boolean {
    return this.#runtime !== undefined;
  }

  /** How often a process was started. */
  get lives(): number {
    return this.#life;
  }

  async boot(): Promise<void> {
    if (this.isAlive) return;
    this.#life += 1;
    const life = this.#life;
    const isAlive = () => this.#life === life && this.#runtime !== undefined;
    const timers = this.time.timersOf(life);
    const store = openStore(join(this.#root, 'zeta.db'), {
      busyTimeoutMs: 50,
      soon: (callback) => timers.soon(callback),
    });
    this.#store = store;
    if (this.#release === 0) await this.#activate(store);
    const { clock } = this.time;
    const runtime = new Runtime({
      store: mortal(store, isAlive),
      channel: { laneOf, eventOf, messageLink },
      clock,
      timers,
      log: silent,
      within: (_ids, work) => work(),
      meter,
      // Every customer counts here, however much one of them says.
      pace: { ...defaultPace, pollMs: 60_000, limitsMs: 0 },
      retention: defaultRetention,
      reach: (point) => this.#reach(life, point),
      credentials: { botToken: () => token, crmWebhook: () => token, crmEvents: () => undefined },
      catalogs: {
        stamp: () => ({ file: 'catalog', version: '1' }),
        isAsBuilt: () => Promise.resolve(true),
        open: () => this.#catalog,
      },
      connectBot: () => this.outside.account(life, isAlive),
      connectCrm: () => this.outside.crm(isAlive),
      publicUrl: () => undefined,
      webhookSecret: () => '',
    });
    this.#runtime = runtime;
    void runtime.start();
    await this.time.pass(0);
    for (const chat of this.#queues.keys()) this.#deliver(chat);
  }

  die(): void {
    if (!this.isAlive) return;
    this.#runtime = undefined;
    this.#armed = undefined;
    this.#store?.close();
    this.time.end(this.#life);
    this.#delivering.clear();
  }

  /** The process dies when it comes there the `time`th time from now. */
  arm(point: Failpoint, time: number): void {
    this.#armed = { point, left: time };
  }

  /** Telegram has something for the bot; it goes on trying until it is taken. */
  send(chat: string, body: object): void {
    const update = { update_id: this.sent.length + 1, ...body };
    this.sent.push(update);
    this.#enqueue(chat, update);
  }

  /** Telegram is not sure about an update, and sends it again. */
  sendAgain(chat: string, at: number): void {
    const update = this.sent[at % Math.max(1, this.sent.length)];
    if (update) this.#enqueue(chat, update);
  }

  async deploy(): Promise<void> {
    if (!this.#runtime || !this.#store) return;
    await this.#activate(this.#store);
    void this.#runtime.refresh();
  }

  /** Until nothing waits any more, in good weather; false when that does not come. */
  async settle(): Promise<boolean> {
    Object.assign(this.outside.weather, { messenger: 0, crm: 0 });
    this.#armed = undefined;
    await this.boot();
    for (let minutes = 0; minutes < 120; minutes += 1) {
      await this.time.pass(60_000);
      if (this.#isSettled()) return true;
    }
    return false;
  }

  rows<Row>(sql: string): readonly Row[] {
    const database = new Sqlite(join(this.#root, 'zeta.db'), { readonly: true });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }

  /** The same for the same seed and commands. */
  digest(): string {
    const { attempts, deals, chats } = this.outside;
    const parts = [attempts, [...deals], [...chats], [...this.accepted], this.time.clock.now()];
    return sha256Hex(JSON.stringify(parts), JSON.stringify(this.rows('SELECT * FROM outbox ORDER BY seq')));
  }

  close(): void {
    this.die();
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** The city as a release has it. */
  cityAt(number: number): City {
    const found = this.#releases.get(number);
    if (!found) throw new Error(`there is no release ${number}`);
    return cityOf(found, this.#catalog);
  }

  async #activate(store: Store): Promise<void> {
    this.#release += 1;
    const text = `Привет ${this.#release}`;
    await store.activate(
      city,
      content(text, { settings: JSON.stringify(eachIsADeal) }),
      stamp('deploy', this.time.clock.now()),
    );
    const release = await store.release(city, this.#release);
    if (release) this.#releases.set(this.#release, release);
  }

  #reach(life: number, point: Failpoint): void {
    if (life !== this.#life || this.#armed?.point !== point) return;
    this.#armed.left -= 1;
    if (this.#armed.left > 0) return;
    this.diedAt.add(point);
    this.die();
  }

  #enqueue(chat: string, update: Update): void {
    const queue = this.#queues.get(chat) ?? [];
    this.#queues.set(chat, queue);
    queue.push(update);
    this.#deliver(chat);
  }

  #deliver(chat: string): void {
    const runtime = this.#runtime;
    if (!runtime || this.#delivering.has(chat)) return;
    this.#delivering.add(chat);
    void this.#deliverAll(chat, runtime);
  }

  /** First in, first out; the head is tried again until it is accepted, and once more when that answer is lost. */
  async #deliverAll(chat: string, runtime: Runtime): Promise<void> {
    const queue = this.#queues.get(chat) ?? [];
    for (let head = queue[0]; head && this.#runtime === runtime; head = queue[0]) {
      const entry = await runtime.accept(city, head, JSON.stringify(head));
      if (entry === 'accepted') this.accepted.add(head.update_id);
      const isHeard = entry === 'accepted' && this.#random.next() > 0.03;
      if (isHeard) queue.shift();
      else await new Promise<void>((resume) => this.time.later(1000, resume));
    }
    if (this.#runtime === runtime) this.#delivering.delete(chat);
  }

  #isSettled(): boolean {
    if (!this.isAlive || [...this.#queues.values()].some((queue) => queue.length > 0)) return false;
    const [open] = this.rows<{ open: number }>(
      `SELECT (SELECT count(*) FROM inbox WHERE state = 'new')
        + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'in-flight', 'unknown', 'created')) AS open`,
    );
    return open?.open === 0;
  }
}

/** A store that a dead process never hears of again. */
function mortal(store: Store, isAlive: () => boolean): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store) => {
      if (name === 'changedElsewhere') return () => isAlive() && target.changedElsewhere();
      if (name === 'close') return () => undefined;
      // Every other method is asynchronous by signature.
      return (...given: unknown[]) =>
        isAlive() ? (target[name] as (...given: unknown[]) => unknown)(...given) : never();
    },
  });
}
