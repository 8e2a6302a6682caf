import type { Crm, CrmOutcome } from '../../src/ports/crm.ts';
import type { BotAccount, CallOutcome, Message, MessengerCall } from '../../src/ports/messenger.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A call as it came, and what the process was told of it. */
export interface Attempt {
  readonly call: MessengerCall;
  readonly life: number;
  answer: CallOutcome['kind'] | 'none';
}

/** What a customer sees under a message. */
export interface Shown {
  readonly messageId: string;
  readonly message: Message;
}

/** How bad the outside is: shares of calls that go wrong. */
export interface Weather {
  messenger: number;
  crm: number;
}

/** The messenger and the CRM beyond the ports. They outlive the process, and whatever goes wrong is drawn from a seed. */
export class Outside {
  readonly weather: Weather = { messenger: 0, crm: 0 };
  readonly attempts: Attempt[] = [];
  readonly chats = new Map<string, Shown[]>();
  readonly deals = new Map<string, string[]>();
  /** By the customer whom they are of. */
  readonly contacts = new Map<string, string[]>();
  /** Contacts by deal. */
  readonly people = new Map<string, string>();
  /** Markers of comments, as they came. */
  readonly comments: string[] = [];
  readonly #time: VirtualTime;
  readonly #random: Random;
  #lastId = 0;

  constructor(time: VirtualTime, random: Random) {
    this.#time = time;
    this.#random = random;
  }

  account(life: number, isAlive: () => boolean): BotAccount {
    const done = <T>(value: T) => Promise.resolve({ kind: 'done' as const, value });
    return {
      identify: () => done({ username: 'shop_bot', info: '{}' }),
      setWebhook: () => done(null),
      webhook: () => done({ url: '', pending: 0 }),
      updates: () => done([]),
      group: () => done({ title: '', hasTopics: false, isMember: true, mayPost: true, mayMakeTopics: false }),
      setProfiles: async () => ({ kind: 'done', value: null }),
      deleteWebhook: () => done(null),
      messenger: {
        call: (call, signal) => (isAlive() ? this.#carryOut(call, life, signal) : never()),
        typing: async () => undefined,
      },
    };
  }

  crm(isAlive: () => boolean): Crm {
    const ask = <T>(what: () => T, signal: AbortSignal): Promise<CrmOutcome<T>> =>
      isAlive() ? this.#crmCall(what, signal) : never();
    return {
      createDeal: (draft, { signal, mayStillSend }) => {
        if (!isAlive()) return never();
        if (!mayStillSend()) return Promise.resolve({ kind: 'not-executed', code: 'LATE', detail: 'late' });
        return ask(() => this.#addDeal(draft.originId), signal);
      },
      portal: 'portal',
      dealLink: () => undefined,
      findDeals: ({ originId }, signal) =>
        ask(() => (this.deals.get(originId) ?? []).map((id) => ({ id, category: 0 })), signal),
      setRows: (_, __, signal) => ask(() => null, signal),
      movedDeals: (_, signal) => ask(() => [], signal),
      changeDeal: (deal, { contact }, signal) =>
        ask(() => (contact === undefined ? null : this.#link(deal, contact)), signal),
      addComment: (_, { marker }, { signal, mayStillSend }) => {
        if (!isAlive()) return never();
        if (!mayStillSend()) return Promise.resolve({ kind: 'not-executed', code: 'LATE', detail: 'late' });
        return ask(() => this.#addComment(marker), signal);
      },
      hasComment: (_, marker, signal) => ask(() => this.comments.includes(marker), signal),
      findContact: ({ originId }, signal) => ask(() => this.contacts.get(originId)?.[0] ?? null, signal),
      createContact: ({ originId }, { signal, mayStillSend }) => {
        if (!isAlive()) return never();
        if (!mayStillSend()) return Promise.resolve({ kind: 'not-executed', code: 'LATE', detail: 'late' });
        return ask(() => this.#addContact(originId), signal);
      },
    };
  }

  #carryOut(call: MessengerCall, life: number, signal: AbortSignal): Promise<CallOutcome> {
    // This group has no topics.
    if (call.kind === 'open-topic')
      return Promise.resolve({ kind: 'refused', why: 'other', detail: 'the chat is not a forum' });
    const attempt: Attempt = { call, life, answer: 'none' };
    this.attempts.push(attempt);
    const isBad = this.#random.next() < this.weather.messenger;
    const how = isBad
      ? this.#random.pick(['limited', 'not-done', 'lost-before', 'lost-after', 'hang'])
      : 'fine';
    return new Promise((resolve) => {
      const end = (outcome: CallOutcome) => {
        // A call has one answer: that its time is over says nothing after it.
        if (attempt.answer === 'none') attempt.answer = outcome.kind;
        resolve(outcome);
      };
      signal.addEventListener('abort', () => end({ kind: 'unknown', detail: 'timeout' }));
      this.#time.later(this.#random.pick([0, 1, 40, 700]), () => {
        if (how === 'limited') end({ kind: 'limited', retryAfterMs: 1000 * (1 + this.#random.below(20)) });
        else if (how === 'not-done') end({ kind: 'not-done', detail: 'refused' });
        else if (how === 'lost-before') end({ kind: 'unknown', detail: 'reset' });
        else if (how !== 'hang') {
          const messageId = this.#show(call);
          if (how === 'lost-after') end({ kind: 'unknown', detail: 'reset' });
          else end({ kind: 'delivered', ...(messageId !== undefined && { messageId }) });
        }
      });
    });
  }

  #show(call: MessengerCall): string | undefined {
    if (call.kind !== 'send' && call.kind !== 'copy') return undefined;
    this.#lastId += 1;
    const messageId = String(this.#lastId);
    const shown = this.chats.get(call.chat) ?? [];
    this.chats.set(call.chat, [
      ...shown,
      { messageId, message: call.kind === 'copy' ? { html: '' } : call.message },
    ]);
    return messageId;
  }

  #addComment(marker: string): null {
    this.comments.push(marker);
    return null;
  }

  #addContact(originId: string): string {
    this.#lastId += 1;
    const contact = String(this.#lastId);
    this.contacts.set(originId, [...(this.contacts.get(originId) ?? []), contact]);
    return contact;
  }

  #link(deal: string, contact: string): null {
    this.people.set(deal, contact);
    return null;
  }

  #addDeal(originId: string): string {
    this.#lastId += 1;
    const deal = String(this.#lastId);
    this.deals.set(originId, [...(this.deals.get(originId) ?? []), deal]);
    return deal;
  }

  /** A request may be executed although its sender is gone, up to a minute later; never after that (Bitrix24). */
  #crmCall<T>(what: () => T, signal: AbortSignal): Promise<CrmOutcome<T>> {
    const isBad = this.#random.next() < this.weather.crm;
    const how = isBad ? this.#random.pick(['limited', 'lost-before', 'lost-after', 'late', 'hang']) : 'fine';
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve({ kind: 'unknown', detail: 'timeout' }));
      if (how === 'late') this.#time.later(this.#random.below(60_000), () => void what());
      this.#time.later(this.#random.pick([0, 5, 300, 4000]), () => {
        if (how === 'limited')
          resolve({
            kind: 'not-executed',
            code: 'QUERY_LIMIT_EXCEEDED',
            detail: 'limited',
            retryAfterMs: 1000,
          });
        else if (how === 'lost-before' || how === 'late') resolve({ kind: 'unknown', detail: 'reset' });
        else if (how !== 'hang') {
          const value = what();
          resolve(how === 'lost-after' ? { kind: 'unknown', detail: 'reset' } : { kind: 'done', value });
        }
      });
    });
  }
}

/** What a dead process waits for. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
