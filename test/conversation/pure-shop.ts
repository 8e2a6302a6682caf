import { visibleText } from '../../src/base/html.ts';
import { type EscalationId, idOf, type ViewId } from '../../src/base/ids.ts';
import type { City } from '../../src/city/city.ts';
import type { PromptKey, PromptValues } from '../../src/city/generated/prompt-keys.ts';
import { Prompts } from '../../src/city/prompts.ts';
import { type KnownEscalation, neededFor, type TurnContext } from '../../src/conversation/context.ts';
import type { Effect, View } from '../../src/conversation/effect.ts';
import type { ConversationEvent, OwnEvent, Wordless } from '../../src/conversation/event.ts';
import type { NearestShop } from '../../src/conversation/nearest-shop.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import type { Button, Message } from '../../src/ports/messenger.ts';

export const desk = '-100500';
export const danyar = { id: '700', name: 'Данияр', username: 'daniyar' };
export const olga = { id: '701', name: 'Ольга' };
const chat = '42';

/** A city's texts, which remember what was said. */
export class HeardPrompts extends Prompts {
  readonly heard = new Set<PromptKey>();

  override render<K extends PromptKey>(language: string, key: K, values: PromptValues[K]): string {
    this.heard.add(key);
    return super.render(language, key, values);
  }
}

/**
 * A customer, the managers and all that is kept of them, around the pure conversation: what each event needs is looked up, what
 * comes of it is kept, and everything that is seen is written down.
 */
export class PureShop {
  readonly lines: string[] = [];
  city: City;
  now: number;
  customer: { readonly id: string; readonly name: string; readonly username?: string } = {
    id: chat,
    name: 'Айгерим',
    username: 'aigerim',
  };
  /** What the runtime would know beside. */
  more: Partial<TurnContext> = {};
  #session: Session = newSession;
  readonly #views = new Map<ViewId, View>();
  readonly #escalations = new Map<EscalationId, KnownEscalation>();
  readonly #language: string;
  #turns = 0;
  #buttons: { readonly place: 'chat' | 'desk'; readonly button: Button }[] = [];

  constructor(city: City, language: string, now: number) {
    this.city = city;
    this.now = now;
    this.#language = language;
  }

  say(text: string): void {
    this.lines.push(`> ${text}`);
    this.#customer({ kind: 'text', text, messageId: String(this.#turns) });
  }

  command(name: string, argument = ''): void {
    this.lines.push(`> /${name} ${argument}`.trimEnd());
    this.#customer({ kind: 'command', name, argument });
  }

  /** The newest button of the customer's chat whose data, or text, begin so. */
  press(data: string): void {
    this.lines.push(`> [${this.#labelOf('chat', data)}]`);
    const found = this.#find('chat', data);
    this.#customer({ kind: 'press', messageId: '7', callbackId: 'c', data: found?.data ?? data });
  }

  send(what: Wordless, at?: { readonly latitude: number; readonly longitude: number }): void {
    this.lines.push(`> (${what})`);
    this.#customer({ kind: 'wordless', what, messageId: '8', ...(at && { at }) });
  }

  share(phone: string, isOwn = true): void {
    this.lines.push(`> (${phone})`);
    this.#customer({ kind: 'contact', phone, isOwn, messageId: '9' });
  }

  /** What a manager presses under the card. */
  deskPress(who: typeof olga, data: string): void {
    this.lines.push(`>> ${who.name}: [${this.#labelOf('desk', data)}]`);
    const found = this.#find('desk', data);
    const event = { kind: 'desk-press', chat: desk, messageId: '1', callbackId: 'd' } as const;
    this.take({ ...event, manager: who, data: found?.data ?? data });
  }

  deskReply(who: typeof olga, text: string): void {
    this.lines.push(`>> ${who.name}: ${text}`);
    this.take({ kind: 'desk-reply', chat: desk, messageId: '2', manager: who, replyTo: '1', text });
  }

  /** Of what was handed over last. */
  own(event: (ticket: EscalationId) => OwnEvent): void {
    const made = event(this.newest().id);
    // The store knows it by then.
    if (made.kind === 'deal-moved') this.#change(made.ticket, { stage: made.stage });
    this.take(made);
  }

  newest(): KnownEscalation {
    const newest = [...this.#escalations.values()].at(-1);
    if (!newest) throw new Error('nothing was handed over');
    return newest;
  }

  /** An old list is kept no more. */
  forgetViews(): void {
    this.#views.clear();
  }

  take(event: ConversationEvent): void {
    this.#turns += 1;
    const isDesk = event.kind.startsWith('desk-');
    const { session, effects } = turn(this.city, this.#session, event, this.#contextOf(event));
    if (!isDesk) this.#session = session;
    for (const effect of effects) this.#apply(effect);
  }

  /** What is shown without any event. */
  show(effects: readonly Effect[]): void {
    for (const effect of effects) this.#apply(effect);
  }

  #customer(
    event:
      | { kind: 'text'; text: string; messageId: string }
      | { kind: 'command'; name: string; argument: string }
      | { kind: 'press'; messageId: string; callbackId: string; data: string }
      | { kind: 'wordless'; what: Wordless; messageId: string; at?: { latitude: number; longitude: number } }
      | { kind: 'contact'; phone: string; isOwn: boolean; messageId: string },
  ): void {
    const customer = { ...this.customer, language: this.#language };
    this.take({ chat, customer, ...event });
  }

  #contextOf(event: ConversationEvent): TurnContext {
    const needed = neededFor(event, '1', this.#session);
    const view = needed.view && this.#views.get(needed.view);
    const escalation = needed.thread
      ? this.newest()
      : needed.escalation && this.#escalations.get(needed.escalation);
    return {
      now: this.now,
      key: `u:1:${this.#turns}`,
      bot: '1',
      ...(view && { view }),
      ...(escalation && { escalation }),
      ...(needed.requests && { requests: [...this.#escalations.values()].toReversed() }),
      ...this.more,
    };
  }

  #apply(effect: Effect): void {
    switch (effect.kind) {
      case 'send':
      case 'edit':
        return this.#shown(effect.chat, effect.message, effect.kind === 'edit' ? '✎ ' : '');
      case 'album':
        return this.#write(effect.chat, `(${effect.photos.length} × photo) ${effect.caption}`, '');
      case 'copy':
        return this.#write(effect.chat, '(copy)', '');
      case 'answer':
        if (effect.text !== undefined) this.lines.push(`(${effect.text})`);
        return;
      case 'keep-view':
        return void this.#views.set(effect.view.id, effect.view);
      case 'open-escalation': {
        const { escalation } = effect;
        const opened = { state: 'open', number: null, openedAt: this.now } as const;
        return void this.#escalations.set(escalation.id, { ...escalation, ...opened });
      }
      case 'settle-escalation':
        return this.#change(effect.id, {
          state: effect.state,
          number: effect.number,
          ...(effect.link !== undefined && { link: effect.link }),
        });
      case 'handle-escalation':
        return this.#change(effect.id, { handling: effect.handling });
      case 'tell':
        return this.take(effect.event);
      case 'create-deal':
        return void this.lines.push(
          ...[`CRM: ${effect.draft.title}`, ...effect.draft.comments.split('\n')].map((line) => `  ${line}`),
        );
      case 'comment-deal':
        return void this.lines.push(`  CRM: ${effect.comment.text}`);
      case 'change-deal':
      case 'link-card':
      case 'contact-deal':
      case 'forget':
      case 'pair':
      case 'wake':
      case 'record':
        return;
    }
  }

  #change(id: EscalationId, change: Partial<KnownEscalation>): void {
    const known = this.#escalations.get(id);
    if (known) this.#escalations.set(id, { ...known, ...change });
  }

  #shown(where: string, { html, photo, buttons = [] }: Message, mark: string): void {
    this.#write(where, html, `${mark}${photo === undefined ? '' : '(photo) '}`);
    const place = where === desk ? 'desk' : 'chat';
    for (const row of buttons) {
      this.lines.push(`${place === 'desk' ? '    ' : ''}${row.map(({ text }) => `[${text}]`).join(' ')}`);
      this.#buttons.push(...row.map((button) => ({ place, button }) as const));
    }
  }

  /** What managers read stands to the right. */
  #write(where: string, html: string, mark: string): void {
    const indent = where === desk ? '    ' : '';
    const text = visibleText(html);
    this.lines.push(...`${mark}${text}`.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`)));
  }

  #find(place: 'chat' | 'desk', data: string) {
    const found = this.#buttons.findLast(
      ({ button, ...at }) => at.place === place && button.kind === 'press' && matches(button, data),
    )?.button;
    return found?.kind === 'press' ? found : undefined;
  }

  #labelOf(place: 'chat' | 'desk', data: string): string {
    return this.#find(place, data)?.text ?? data;
  }
}

/** `1.t`: the action; `take`, the end of one in the managers' group. */
function matches({ data, text }: { readonly data: string; readonly text: string }, wanted: string): boolean {
  return (
    data === wanted || data.startsWith(`${wanted}.`) || data.endsWith(`.${wanted}`) || text.startsWith(wanted)
  );
}

/** As the runtime would find it. */
export const farAway: NearestShop = { city: idOf('astana'), name: 'Астана', bot: 'astana_bot', km: 33 };
