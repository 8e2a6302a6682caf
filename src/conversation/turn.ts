import type { Product } from '../catalog/generated/product.ts';
import type { City } from '../city/city.ts';
import { languageFor } from '../city/city.ts';
import { answerText, gavePhone } from './answer-text.ts';
import { type ButtonData, parseButton } from './button-data.ts';
import type { TurnContext } from './context.ts';
import type { Decision } from './decision.ts';
import { parseDeepLink } from './deep-link.ts';
import { deskTurn } from './desk.ts';
import { weekDigest } from './digest.ts';
import type { Effect, EscalationKind } from './effect.ts';
import { pressedEscalation } from './escalation.ts';
import {
  type ConversationEvent,
  type CustomerEvent,
  isTalkEvent,
  type OrderEvent,
  type OwnEvent,
  type WeekEvent,
} from './event.ts';
import { backToBot, isForManager, relay, talkTurn, withTalkNoted } from './manager-talk.ts';
import { hasNoChat, isForSomebody } from './orders.ts';
import { pendingEvent } from './pending.ts';
import { phoneNumber } from './phone.ts';
import { catalog, categoryProducts, openCategory, similarProducts } from './screens/catalog.ts';
import { catalogUnavailable } from './screens/catalog-unavailable.ts';
import { contacts } from './screens/contacts.ts';
import { greeting } from './screens/greeting.ts';
import { chooseLanguage, speak, withKazakhOffered } from './screens/language.ts';
import { overLimit } from './screens/limits.ts';
import { linkToProduct } from './screens/link.ts';
import { callManager } from './screens/manager.ts';
import { menu } from './screens/menu.ts';
import { placeOrder } from './screens/order.ts';
import { askConsent, askToForget, forget, myData, needsConsent } from './screens/privacy.ts';
import { linkedCard, productCard, productGone, productPhotos } from './screens/product-card.ts';
import { myRequests } from './screens/requests.ts';
import { turnPage } from './screens/results.ts';
import { search, searchWithout } from './screens/search.ts';
import { openTicket, ticketNews } from './screens/ticket.ts';
import { answerWordless } from './screens/wordless.ts';
import type { Session } from './session.ts';
import { asShown } from './shown-prices.ts';
import { clip, type Voice, voiceOf } from './texts.ts';

export interface TurnResult {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

/**
 * One event handled. Pure: it reads the city and its catalog, and decides; it never sends, waits or looks at a clock.
 * The same arguments give the same result.
 */
export function turn(
  city: City,
  session: Session,
  event: ConversationEvent,
  context: TurnContext,
): TurnResult {
  const { effects, remembered, forgotten = [] } = decided(city, session, event, context);
  const after: Session = { ...session, ...whoOf(event), ...remembered, turns: session.turns + 1 };
  return { session: without(after, forgotten), effects: effects.filter(isForSomebody) };
}

/** So that people can be found by their names. */
function whoOf(event: ConversationEvent): Pick<Session, 'who'> {
  if (!('customer' in event)) return {};
  const { name, username } = event.customer;
  return { who: { name: clip(name, 64), ...(username !== undefined && { username }) } };
}

function decided(city: City, session: Session, event: ConversationEvent, context: TurnContext): Decision {
  if ('customer' in event) return decide(city, session, event, context);
  if (event.kind === 'order') return { effects: placeOrder(city, event, context) };
  if (event.kind === 'digest') return { effects: weekDigest(city, context.numbers, context.now) };
  return 'manager' in event && !('ticket' in event)
    ? { effects: deskTurn(city, event, context) }
    : news(city, session, event, context);
}

/** What an effect brought back or another lane told, in the language that the customer speaks by now. */
function news(
  city: City,
  session: Session,
  event: Exclude<OwnEvent, WeekEvent | OrderEvent>,
  context: TurnContext,
): Decision {
  const { escalation } = context;
  if (!escalation) return { effects: [] };
  const voice = voiceOf(city, session.language ?? escalation.language);
  // There is no talk without a chat: only that nobody has taken it by now is for the managers.
  if (isTalkEvent(event) && hasNoChat(escalation) && event.kind !== 'talk-waits') return { effects: [] };
  if (isTalkEvent(event)) return talkTurn(voice, session, event, escalation, context);
  const effects = ticketNews(voice, event, escalation);
  const isTalkLost = event.kind === 'hand-over-lost' && session.talk?.thread === escalation.id;
  return isTalkLost ? { effects, forgotten: ['talk'] } : { effects };
}

function without(session: Session, forgotten: NonNullable<Decision['forgotten']>): Session {
  if (forgotten.length === 0) return session;
  const after = { ...session };
  for (const name of forgotten) delete after[name];
  return after;
}

function decide(city: City, session: Session, event: CustomerEvent, context: TurnContext): Decision {
  if (context.isBanned) return { effects: [] };
  const language = languageFor(city.settings, session.language ?? event.customer.language);
  const voice = voiceOf(city, language, context.arePricesStale);
  if (context.limit) return { effects: overLimit(voice, event, context.limit) };
  if (session.talk && isForManager(voice, event)) return relay(voice, session.talk, event, context);
  if (context.isCatalogUnreadable) return { effects: catalogUnavailable(voice, event, context) };
  switch (event.kind) {
    case 'text': {
      const answered = withKazakhOffered(voice, session, event, answerText(voice, session, event, context));
      return { ...answered, remembered: { ...answered.remembered, said: lastSaid(session, event.text) } };
    }
    case 'command':
      return withTalkNoted(voice, session, event.chat, command(voice, session, event, context));
    case 'press':
      return press(voice, session, event, context);
    case 'wordless':
      return { effects: answerWordless(voice, event.chat, event.what, context) };
    case 'contact':
      return gavePhone(voice, session, event, context, {
        number: phoneNumber(event.phone) ?? phoneNumber(`+${event.phone}`) ?? event.phone,
        isOwn: event.isOwn,
      });
  }
}

/** What managers see on a card of what the customer wrote before. */
function lastSaid({ said = [] }: Session, text: string): readonly string[] {
  return [...said, clip(text, 120)].filter((line) => line !== '').slice(-3);
}

function command(
  voice: Voice,
  session: Session,
  { chat, customer, name, argument }: CustomerEvent & { readonly kind: 'command' },
  { key, now, requests = [] }: TurnContext,
): Decision {
  switch (name) {
    case 'start': {
      const link = parseDeepLink(argument);
      if (link?.kind === 'product') return { effects: linkedCard(voice, chat, link.product, key) };
      if (link?.kind === 'search') return { effects: search(voice, chat, link.query, key) };
      return greeting(voice, session, chat, link);
    }
    case 'menu':
      return { effects: menu(voice, chat) };
    case 'catalog':
      return { effects: catalog(voice, chat, key) };
    case 'contacts':
      return { effects: contacts(voice, chat, now) };
    case 'language':
      return { effects: chooseLanguage(voice, chat) };
    case 'requests':
      return { effects: myRequests(voice, chat, requests) };
    case 'mydata':
      return { effects: myData(voice, chat, customer, session, requests) };
    case 'forget':
      return { effects: askToForget(voice, chat) };
    default:
      return said(chat, voice.say(name === 'help' ? 'help' : 'fallback.unknown_command', {}));
  }
}

type Press = CustomerEvent & { readonly kind: 'press' };

function press(voice: Voice, session: Session, event: Press, context: TurnContext): Decision {
  const { chat, callbackId } = event;
  const button = parseButton(event.data);
  if (!button)
    return { effects: [{ kind: 'answer', callbackId, text: voice.say('fallback.old_button', {}) }] };
  if (button.action === 'page') return { effects: turnPage(voice, event, context.view, button.page) };
  if (button.action === 'without')
    return { effects: searchWithout(voice, event, context.view, button.filter, context.key) };
  const answer: Effect = { kind: 'answer', callbackId };
  if (button.action === 'agree') return agreed(voice, session, event, context);
  if (button.action === 'forget')
    return { effects: [answer, ...forget(voice, chat, context.now, context.requests ?? [])] };
  if (handsOver(button) && needsConsent(voice, session)) {
    const asked = askConsent(voice, event);
    return { ...asked, effects: [answer, ...asked.effects] };
  }
  if (button.action === 'back-to-bot') return backToBot(voice, session, event, button.thread, context);
  if (button.action === 'speak') {
    const spoken = speak(voice, chat, button.language);
    return { ...spoken, effects: [answer, ...spoken.effects] };
  }
  return { effects: [answer, ...pressed(voice, session, event, context, button)] };
}

/** The consent is kept, and what waited for it is done. */
function agreed(voice: Voice, session: Session, event: Press, context: TurnContext): Decision {
  const { privacy } = voice.city.settings;
  const consent = { version: privacy?.version ?? '', at: context.now };
  const wanted = pendingEvent(event, session.pending);
  const after = { ...session, consent };
  const { effects, remembered } = wanted
    ? decide(voice.city, after, wanted, context)
    : { effects: [], remembered: {} };
  const answer: Effect = { kind: 'answer', callbackId: event.callbackId };
  return {
    effects: [
      // A press that waited lets the button go itself.
      ...(wanted?.kind === 'press' ? [] : [answer]),
      { kind: 'record', name: 'consent', data: { version: consent.version } },
      ...effects,
    ],
    remembered: { ...remembered, consent },
    forgotten: ['pending'],
  };
}

function handsOver(button: ButtonData): boolean {
  return (
    ['manager', 'ticket', 'help-me-choose', 'call-back'].includes(button.action) ||
    (button.action === 'menu' && button.screen === 'ask')
  );
}

function pressed(
  voice: Voice,
  session: Session,
  event: Press,
  context: TurnContext,
  button: Exclude<ButtonData, { action: 'page' | 'speak' | 'without' | 'back-to-bot' | 'agree' | 'forget' }>,
): readonly Effect[] {
  const { chat } = event;
  const escalation = (kind: EscalationKind, product?: Product, today?: Product) =>
    pressedEscalation(voice, session, event, context, { kind, product, today });
  if (button.action === 'help-me-choose') return callManager(voice, escalation('manager'), context);
  if (button.action === 'call-back') {
    const phone = context.view?.phone;
    if (!phone) return said(chat, voice.say('search.gone', {})).effects;
    return openTicket(voice, { ...escalation('ticket'), phone }, undefined, session, context);
  }
  if (button.action === 'category')
    return openCategory(voice, event, button.category, button.page, context.key);
  if (button.action === 'category-products')
    return categoryProducts(voice, chat, button.category, context.key);
  if (button.action === 'menu') {
    switch (button.screen) {
      case 'catalog':
        return catalog(voice, chat, context.key);
      case 'menu':
        return menu(voice, chat);
      case 'contacts':
        return contacts(voice, chat, context.now);
      case 'language':
        return chooseLanguage(voice, chat);
      case 'requests':
        return myRequests(voice, chat, context.requests ?? []);
      case 'ask':
        return callManager(voice, escalation('manager'), context);
    }
  }
  const today = voice.city.catalog.product(button.product);
  if (!today) return productGone(voice, chat, context);
  const { product, now } = asShown(today, button.product, context.view);
  switch (button.action) {
    case 'card':
      return productCard(voice, chat, today, button.product, {
        id: button.view,
        ...(context.view && { view: context.view }),
      });
    case 'photos':
      return productPhotos(voice, chat, today);
    case 'similar':
      return similarProducts(voice, chat, { ref: button.product, name: product.name }, context.key);
    case 'link':
      return linkToProduct(voice, escalation('link', product), product);
    case 'manager':
      return callManager(voice, escalation('manager', product, now), context);
    case 'ticket':
      return openTicket(voice, escalation('ticket', product, now), product, session, context);
  }
}

function said(chat: string, html: string): Decision {
  return { effects: [{ kind: 'send', chat, message: { html } }] };
}
