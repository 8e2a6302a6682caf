import type { BotId, CityId, EscalationId, LaneId, ViewId } from '../../src/base/ids.ts';
import { idOf } from '../../src/base/ids.ts';
import type { City } from '../../src/city/city.ts';
import { type KnownEscalation, neededFor, type TurnContext } from '../../src/conversation/context.ts';
import type { View } from '../../src/conversation/effect.ts';
import type { ConversationEvent, Customer } from '../../src/conversation/event.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import { catalogPath } from '../../src/operations/catalog-file.ts';
import { openTargetStore, type Platform } from '../../src/operations/platform.ts';
import { AskedCatalog } from '../../src/operations/replay/asked-catalog.ts';
import type { Button } from '../../src/ports/messenger.ts';
import { cityOf } from '../../src/runtime/live-cities.ts';
import { Connection, sqlBuilder } from '../../src/store/database.ts';

/** What a customer does: writes, gives a command, or presses the newest button whose data begins so. */
export type Step = { readonly say: string } | { readonly command: string } | { readonly press: string };

interface TurnRow {
  readonly seq: number;
  readonly city: string;
  readonly lane: string;
  readonly release: number;
  readonly at: number;
  readonly event: string;
  readonly session_before: string | null;
  readonly context: string;
  readonly effects: string;
}

/** Rows of one transaction. */
const atOnce = 2000;

/**
 * Turns of a live city, as the runtime keeps them: taken by the real conversation, each from the session, the list and the
 * request before it, and written in bulk.
 */
export class RecordedShop {
  readonly #platform: Platform;
  readonly #city: City;
  readonly #close: () => void;
  #rows: TurnRow[] = [];
  #seq: number;
  now: number;

  private constructor(
    platform: Platform,
    city: City,
    start: { readonly seq: number; readonly now: number },
    close: () => void,
  ) {
    this.#platform = platform;
    this.#city = city;
    this.#seq = start.seq;
    this.now = start.now;
    this.#close = close;
  }

  static async open(platform: Platform, name: string, now: number, seq = 0): Promise<RecordedShop> {
    const city = idOf<CityId>(name);
    const store = await openTargetStore(platform);
    const live = await store.liveRelease(city);
    const release = live && (await store.release(city, live.number));
    store.close();
    if (!release) throw new Error(`${name} is not live`);
    const catalog = new AskedCatalog(platform.data.absolute(catalogPath(release.catalog)));
    return new RecordedShop(platform, cityOf(release, catalog.reader('')), { seq, now }, () =>
      catalog.close(),
    );
  }

  /** One customer from the first message on. */
  talk(customer: Customer, steps: readonly Step[]): void {
    const talk = new RecordedTalk(this.#city, customer);
    for (const step of steps) {
      this.#seq += 1;
      this.now += 10;
      this.#rows.push(talk.take(step, this.#seq, this.now));
    }
    if (this.#rows.length >= atOnce) this.#flush();
  }

  /** A row as it is; what is not said is that of a turn that meant nothing. */
  row(row: Partial<Omit<TurnRow, 'seq'>>): void {
    this.#seq += 1;
    const { id: city, release } = this.#city;
    const nothing = { event: 'null', session_before: null, context: 'null', effects: '[]' };
    this.#rows.push({ seq: this.#seq, city, lane: 'chat:1', release, at: this.now, ...nothing, ...row });
  }

  close(): void {
    this.#flush();
    this.#close();
  }

  #flush(): void {
    const connection = new Connection(this.#platform.data.absolute('zeta.db'), { busyTimeoutMs: 5000 });
    connection.write(() => {
      for (const row of this.#rows) connection.run(sqlBuilder.insertInto('turn').values(row));
    });
    connection.close();
    this.#rows = [];
  }
}

class RecordedTalk {
  readonly #city: City;
  readonly #customer: Customer;
  #session: Session | undefined;
  #buttons: readonly Button[] = [];
  readonly #views = new Map<ViewId, View>();
  readonly #escalations = new Map<EscalationId, KnownEscalation>();

  constructor(city: City, customer: Customer) {
    this.#city = city;
    this.#customer = customer;
  }

  take(step: Step, seq: number, now: number): TurnRow {
    const event = this.#eventOf(step);
    const before = this.#session;
    const context = this.#contextOf(event, seq, now);
    const { session, effects } = turn(this.#city, before ?? newSession, event, context);
    this.#session = session;
    for (const effect of effects) {
      if (effect.kind === 'keep-view') this.#views.set(effect.view.id, effect.view);
      if (effect.kind === 'open-escalation')
        this.#escalations.set(effect.escalation.id, {
          ...effect.escalation,
          state: 'open',
          number: null,
          openedAt: now,
        });
      const isOwn = effect.kind === 'send' && effect.chat === this.#customer.id;
      if (isOwn && effect.message.buttons) this.#buttons = effect.message.buttons.flat();
    }
    return {
      seq,
      city: this.#city.id,
      lane: idOf<LaneId>(`chat:${this.#customer.id}`),
      release: this.#city.release,
      at: now,
      event: JSON.stringify(event),
      session_before: before ? JSON.stringify(before) : null,
      context: JSON.stringify(context),
      effects: JSON.stringify(effects),
    };
  }

  #eventOf(step: Step): ConversationEvent {
    const from = { chat: this.#customer.id, customer: this.#customer };
    if ('say' in step) return { ...from, kind: 'text', text: step.say, messageId: '5' };
    if ('command' in step) {
      const [name = '', ...rest] = step.command.split(' ');
      return { ...from, kind: 'command', name, argument: rest.join(' ') };
    }
    const found = this.#buttons.find(
      (button) => button.kind === 'press' && button.data.startsWith(`1.${step.press}.`),
    );
    const data = found?.kind === 'press' ? found.data : '1.n.menu';
    return { ...from, kind: 'press', messageId: '7', callbackId: 'c', data };
  }

  #contextOf(event: ConversationEvent, seq: number, now: number): TurnContext {
    const bot = idOf<BotId>('1');
    const needed = neededFor(event, bot, this.#session ?? newSession);
    const view = needed.view && this.#views.get(needed.view);
    const escalation = needed.escalation && this.#escalations.get(needed.escalation);
    return {
      now,
      key: `u:1:${seq}`,
      bot,
      ...(view && { view }),
      ...(escalation && { escalation }),
      ...(needed.requests && { requests: [...this.#escalations.values()].toReversed() }),
    };
  }
}
