import { botIdOf } from '../base/bot-token.ts';
import type { BotId, CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { AccountOutcome, BotAccount, BotProfile, Messenger } from '../ports/messenger.ts';
import type { Timers } from '../ports/timers.ts';
import type { KnownBot, Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import { AtMost } from './at-most.ts';
import type { Credentials } from './credentials.ts';
import type { LiveCities } from './live-cities.ts';
import { type Pace, retryDelay } from './pace.ts';
import { taken, type WholeAt, waitOf } from './rate.ts';
import { ToldProfiles } from './told-profiles.ts';
import { type WebhookSecrets, webhookMark } from './webhook-secrets.ts';

interface BotsDeps {
  /** When a messenger started that forgets everything at its end; absent: it forgets nothing. */
  readonly messengerSince?: number;
  readonly store: Store;
  readonly cities: LiveCities;
  readonly credentials: Credentials;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: Pace;
  /** `info`: what the messenger said of this bot at an earlier start. */
  readonly connect: (bot: BotId, token: Secret, info: string | undefined) => BotAccount;
  /** Where Telegram reaches us; absent while there is no public address. */
  readonly publicUrl: () => string | undefined;
  readonly secrets: WebhookSecrets;
  readonly profilesOf: (city: CityId) => readonly BotProfile[];
}

interface Connected {
  readonly bot: BotId;
  readonly token: Secret;
  readonly account: BotAccount;
}

/** Then Telegram finds out by itself: the door refuses what it sends. */
const mostLeaveAttempts = 10;

/** Webhooks of a fleet are set a few at a time: customers' answers go out beside them. */
const mostRegistrations = 16;

/** Bots of the live cities: connected, known by name, their webhooks pointing here. */
export class Bots {
  readonly #deps: BotsDeps;
  readonly #connected = new Map<CityId, Connected>();
  readonly #cityOf = new Map<BotId, CityId>();
  readonly #known = new Map<BotId, KnownBot>();
  readonly #problems = new Map<CityId, string>();
  readonly #introducing = new Map<CityId, Promise<void>>();
  readonly #registrations = new AtMost(mostRegistrations);
  readonly #abort = new AbortController();
  readonly #menus: ToldProfiles;
  #asked: WholeAt;

  constructor(deps: BotsDeps) {
    this.#deps = deps;
    this.#menus = new ToldProfiles({ ...deps, remember: (bot) => this.#remember(bot) });
  }

  async start(): Promise<void> {
    for (const known of await this.#deps.store.knownBots()) this.#known.set(known.bot, known);
    this.refresh();
  }

  /** The bot that serves a city now; undefined while its token is unset. */
  botOf(city: CityId): BotId | undefined {
    return this.#connected.get(city)?.bot;
  }

  /** The mouth that an effect was decided for; undefined when the city has another bot now, or none. */
  messenger(city: CityId, bot: BotId): Messenger | undefined {
    const connected = this.#connected.get(city);
    return connected?.bot === bot ? connected.account.messenger : undefined;
  }

  /** To ask about the bot itself; undefined while its token is unset. */
  account(city: CityId): BotAccount | undefined {
    return this.#connected.get(city)?.account;
  }

  /** Where a city's updates should come; undefined while there is no public address. */
  webhookUrl(city: CityId): string | undefined {
    const base = this.#deps.publicUrl();
    return base === undefined ? undefined : `${base.replace(/\/+$/, '')}/telegram/${city}`;
  }

  username(city: CityId): string | undefined {
    const bot = this.botOf(city);
    return bot && this.#known.get(bot)?.username;
  }

  /** What keeps a city's bot from answering. */
  problems(): ReadonlyMap<CityId, string> {
    return this.#problems;
  }

  /** Takes over new cities, removed ones and changed tokens; registering goes on in the background. */
  refresh(): void {
    const live = new Map(this.#deps.cities.all().map((city) => [city.id, city]));
    const left = [...this.#connected].filter(([city]) => !live.has(city));
    for (const [city] of left) this.#disconnect(city);
    for (const city of this.#problems.keys()) if (!live.has(city)) this.#problems.delete(city);
    for (const city of this.#introducing.keys()) if (!live.has(city)) this.#introducing.delete(city);
    for (const [city, { settings }] of live) {
      const reference = settings.telegram.token;
      const token = this.#deps.credentials.botToken(city, reference);
      const bot = token && botIdOf(token);
      if (!token) this.#withoutToken(city, `${reference} is not set`);
      else if (!bot) this.#withoutToken(city, `${reference} is not a bot token (123456789:AA…)`);
      else if (this.#isTaken(city, bot)) this.#withoutToken(city, `${reference} is the bot of another city`);
      else if (!this.#connected.get(city)?.token.equals(token)) this.#connect(city, bot, token);
      else if (!this.#problems.has(city)) this.#tellMenu(city);
    }
    for (const [city, connected] of left) void this.#leave(city, connected, 1);
  }

  /** Resolves when every bot that could be introduced was. */
  async whenIntroduced(): Promise<void> {
    await Promise.all(this.#introducing.values());
  }

  stop(): void {
    this.#abort.abort();
  }

  /** One bot cannot serve two cities: the one that has it keeps it. */
  #isTaken(city: CityId, bot: BotId): boolean {
    return (this.#cityOf.get(bot) ?? city) !== city;
  }

  #disconnect(city: CityId): void {
    const connected = this.#connected.get(city);
    if (connected) this.#cityOf.delete(connected.bot);
    this.#menus.forget(city);
    this.#connected.delete(city);
  }

  #withoutToken(city: CityId, problem: string): void {
    this.#disconnect(city);
    this.#trouble(city, problem);
  }

  #connect(city: CityId, bot: BotId, token: Secret): void {
    const account = this.#deps.connect(bot, token, this.#known.get(bot)?.info || undefined);
    const connected = { bot, token, account };
    this.#disconnect(city);
    this.#connected.set(city, connected);
    this.#cityOf.set(bot, city);
    this.#introducing.set(city, this.#introduceInTurn(city, connected, 1));
  }

  /** The city is not live any more: its bot is told to send nothing, unless it serves another city by now. */
  async #leave(city: CityId, connected: Connected, attempts: number): Promise<void> {
    const { timers, pace, log } = this.#deps;
    if (this.#abort.signal.aborted || this.#cityOf.has(connected.bot)) return;
    const signal = timers.deadline(pace.callTimeoutMs, this.#abort.signal);
    const outcome = await connected.account.deleteWebhook(signal);
    if (outcome.kind === 'done') log.info('webhook deleted', { city });
    // A refused token is nobody's bot any more: nothing comes from there.
    if (outcome.kind !== 'later') return;
    log.warn('a webhook could not be deleted', { city, problem: outcome.detail });
    if (attempts >= mostLeaveAttempts) return;
    const delayMs = Math.max(retryDelay(pace, attempts), outcome.retryAfterMs ?? 0);
    timers.after(delayMs, () => void this.#leave(city, connected, attempts + 1));
  }

  /** A bot that no earlier process knew waits for its time: Telegram may be asked about new ones only now and then. */
  #introduceInTurn(city: CityId, connected: Connected, attempts: number): Promise<void> {
    const waitMs = this.#known.has(connected.bot) ? 0 : this.#timeToAsk();
    if (waitMs === 0) return this.#introduce(city, connected, attempts);
    this.#problems.set(
      city,
      `is new, as many are; Telegram is asked about it in ${Math.ceil(waitMs / 1000)} s`,
    );
    return new Promise((resolve) => {
      this.#deps.timers.after(waitMs, () => resolve(this.#introduce(city, connected, attempts)));
    });
  }

  #timeToAsk(): number {
    const { clock, pace } = this.#deps;
    const now = clock.monotonic();
    const waitMs = waitOf(pace.newBots, this.#asked, now);
    this.#asked = taken(pace.newBots, this.#asked, now);
    return waitMs;
  }

  /** getMe, unless it is known from before; then the webhook. Tried again until both work. */
  async #introduce(city: CityId, connected: Connected, attempts: number): Promise<void> {
    if (this.#abort.signal.aborted || this.#connected.get(city) !== connected) return;
    const outcome = await this.#registrations.run(() => this.#registered(city, connected));
    if (outcome.kind === 'done') {
      this.#problems.delete(city);
      this.#tellMenu(city);
      return;
    }
    this.#trouble(city, outcome.detail);
    const retryAfterMs = outcome.kind === 'later' ? (outcome.retryAfterMs ?? 0) : this.#deps.pace.mostRetryMs;
    const delayMs = Math.max(retryDelay(this.#deps.pace, attempts), retryAfterMs);
    this.#deps.timers.after(delayMs, () => void this.#introduceInTurn(city, connected, attempts + 1));
  }

  /** Our own disk may be busy: introducing goes on as if Telegram had been. */
  async #registered(city: CityId, connected: Connected): Promise<AccountOutcome<null>> {
    try {
      return await this.#register(city, connected);
    } catch (error) {
      return { kind: 'later', detail: nameOfError(error) };
    }
  }

  async #register(city: CityId, { bot, account }: Connected): Promise<AccountOutcome<null>> {
    const { timers, pace, secrets } = this.#deps;
    const signal = () => timers.deadline(pace.callTimeoutMs, this.#abort.signal);
    let known = this.#known.get(bot);
    if (!known) {
      const identity = await account.identify(signal());
      if (identity.kind !== 'done') return identity;
      known = { bot, city, ...identity.value };
      await this.#remember(known);
    }
    const expected = this.#deps.cities.get(city)?.settings.telegram.username;
    if (expected && expected.toLowerCase() !== known.username.toLowerCase()) {
      return {
        kind: 'refused',
        detail: `the token belongs to @${known.username}, city.yaml says @${expected}`,
      };
    }
    const url = this.webhookUrl(city);
    if (url === undefined) return { kind: 'done', value: null };
    if (known.city !== city) await this.#remember({ ...known, city });
    // The same parameters again are a no-op for Telegram, so each start says them.
    const set = await account.setWebhook(url, secrets.current(city), signal());
    if (set.kind !== 'done') return set;
    this.#deps.log.info('webhook registered', { city });
    await secrets.registered(city);
    await this.#deps.store.webhookTold(bot, webhookMark({ url, rotation: secrets.rotation(city) }));
    return set;
  }

  /** In the background, a few bots at a time; nobody waits for it. */
  #tellMenu(city: CityId): void {
    const live = this.#deps.cities.get(city);
    const connected = this.#connected.get(city);
    const known = connected && this.#known.get(connected.bot);
    if (!live || !known || !this.#menus.isNews(city, live.release)) return;
    const { account } = connected;
    void this.#registrations.run(() => this.#menus.tell(known, account, this.#abort.signal));
  }

  async #remember(known: KnownBot): Promise<void> {
    this.#known.set(known.bot, known);
    await this.#deps.store.rememberBot(known);
  }

  #trouble(city: CityId, problem: string): void {
    if (this.#problems.get(city) !== problem) this.#deps.log.warn('a bot cannot answer', { city, problem });
    this.#problems.set(city, problem);
  }
}
