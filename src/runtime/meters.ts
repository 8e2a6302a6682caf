import type { CityId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm } from '../ports/crm.ts';
import type { Log, LogFields, Within } from '../ports/log.ts';
import type { BotAccount } from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { PendingEffect, PendingEvent } from '../store/store.ts';
import type { LiveCities } from './live-cities.ts';
import type { Deliver } from './outbox.ts';
import type { TakenTurn } from './take-turn.ts';

interface Measuring {
  readonly meter: Meter;
  readonly clock: Clock;
}

interface Telling extends Measuring {
  readonly log: Log;
  readonly within: Within;
  readonly cities: LiveCities;
}

type TakeTurn = (event: PendingEvent) => Promise<TakenTurn | undefined>;

/**
 * Turns, with how long their events waited and they took; lines that are logged meanwhile say which turn it was. An event
 * whose city is not served had no turn.
 */
export function measuredTurns({ meter, clock, log, within, cities }: Telling, takeTurn: TakeTurn): TakeTurn {
  return (event) =>
    within(idsOfTurn(event, cities), async () => {
      const start = clock.monotonic();
      const waited = Math.max(0, clock.now() - event.receivedAt);
      try {
        const taken = await takeTurn(event);
        if (!taken) return undefined;
        meter.turned(event.city, 'done', waited, clock.monotonic() - start);
        log.debug('a turn was taken', { effects: taken.destinations.length });
        return taken;
      } catch (error) {
        meter.turned(event.city, 'failed', waited, clock.monotonic() - start);
        throw error;
      }
    });
}

/** The ids by which an event, and its turn, are found in the store; `update` is Telegram's. */
export function idsOfEvent({ city, seq, key, source }: PendingEvent): LogFields {
  // `u:<bot>:<update_id>`
  return { city, turn: seq, ...(source === 'update' && { update: Number(key.split(':')[2]) }) };
}

function idsOfTurn(event: PendingEvent, cities: LiveCities): LogFields {
  const release = cities.get(event.city)?.release;
  return { ...idsOfEvent(event), ...(release !== undefined && { release: `${event.city}#${release}` }) };
}

/** Deliveries, with how long they took; lines that are logged meanwhile say which turn wanted the effect. */
export function measuredDelivery(
  { meter, clock, within }: Omit<Telling, 'cities'>,
  deliver: Deliver,
): Deliver {
  return (effect, signal) =>
    within(idsOfEffect(effect), async () => {
      const start = clock.monotonic();
      try {
        const mark = await deliver(effect, signal);
        // What was not tried is not counted.
        if ('state' in mark) meter.delivered(effect.kind, mark.state, clock.monotonic() - start);
        return mark;
      } catch (error) {
        meter.delivered(effect.kind, 'failed', clock.monotonic() - start);
        throw error;
      }
    });
}

function idsOfEffect({ city, seq, turn, release }: PendingEffect): LogFields {
  return {
    city,
    effect: seq,
    ...(turn !== null && { turn }),
    ...(release !== null && { release: `${city}#${release}` }),
  };
}

/** A bot whose calls are counted by what became of them; `limited` is Telegram's 429. */
export function measuredAccount({ meter, clock }: Measuring, account: BotAccount): BotAccount {
  const { messenger } = account;
  return {
    ...account,
    messenger: {
      ...messenger,
      call: async (call, signal) => {
        const start = clock.monotonic();
        const outcome = await messenger.call(call, signal);
        const what = outcome.kind === 'refused' ? outcome.why : outcome.kind;
        meter.called(call.kind, what, clock.monotonic() - start);
        return outcome;
      },
    },
  };
}

export function measuredCrm({ meter, clock }: Measuring, crm: Crm): Crm {
  const measured = async <T extends { readonly kind: string }>(method: string, call: Promise<T>) => {
    const start = clock.monotonic();
    const outcome = await call;
    meter.called(method, outcome.kind, clock.monotonic() - start);
    return outcome;
  };
  return {
    ...crm,
    createDeal: (draft, call) => measured('create-deal', crm.createDeal(draft, call)),
    findDeals: (origin, signal) => measured('find-deals', crm.findDeals(origin, signal)),
    setRows: (deal, rows, signal) => measured('set-rows', crm.setRows(deal, rows, signal)),
    movedDeals: (query, signal) => measured('moved-deals', crm.movedDeals(query, signal)),
    changeDeal: (deal, change, signal) => measured('change-deal', crm.changeDeal(deal, change, signal)),
    addComment: (deal, comment, call) => measured('add-comment', crm.addComment(deal, comment, call)),
    hasComment: (deal, marker, signal) => measured('has-comment', crm.hasComment(deal, marker, signal)),
    findContact: (contact, signal) => measured('find-contact', crm.findContact(contact, signal)),
    createContact: (contact, call) => measured('create-contact', crm.createContact(contact, call)),
  };
}

/** Answers of the door, with how long an update took to be on disk. */
export function measuredEntry<Answer extends string>(
  { meter, clock }: Measuring,
  city: CityId,
  entry: Promise<Answer>,
): Promise<Answer> {
  const start = clock.monotonic();
  return entry.then((answer) => {
    meter.entered(city, answer, clock.monotonic() - start);
    return answer;
  });
}
