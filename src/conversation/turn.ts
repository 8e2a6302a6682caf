import type { Product } from '../catalog/generated/product.ts';
import type { City } from '../city/city.ts';
import { languageFor } from '../city/city.ts';
import { type ButtonData, parseButton } from './button-data.ts';
import { escalationIdOf, type TurnContext } from './context.ts';
import type { Effect, Escalation, EscalationKind } from './effect.ts';
import type { ConversationEvent } from './event.ts';
import { catalogUnavailable } from './screens/catalog-unavailable.ts';
import { greeting } from './screens/greeting.ts';
import { overLimit } from './screens/limits.ts';
import { linkToProduct } from './screens/link.ts';
import { callManager } from './screens/manager.ts';
import { productCard } from './screens/product-card.ts';
import { turnPage } from './screens/results.ts';
import { search } from './screens/search.ts';
import { openTicket, ticketNews } from './screens/ticket.ts';
import type { Session } from './session.ts';
import { priceOf, type Voice, voiceOf } from './texts.ts';

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
  return { session: { ...session, turns: session.turns + 1 }, effects: effectsOf(city, event, context) };
}

function effectsOf(city: City, event: ConversationEvent, context: TurnContext): readonly Effect[] {
  if ('ticket' in event) {
    const { escalation } = context;
    return escalation ? ticketNews(voiceOf(city, escalation.language), event, escalation) : [];
  }
  if (context.isBanned) return [];
  const voice = voiceOf(city, languageFor(city.settings, event.customer.language), context.arePricesStale);
  if (context.limit) return overLimit(voice, event, context.limit);
  if (context.isCatalogUnreadable) return catalogUnavailable(voice, event, context);
  switch (event.kind) {
    case 'text':
      return search(voice, event.chat, event.text, context.key);
    case 'command':
      return command(voice, event.chat, event.name);
    case 'press':
      return press(voice, event, context);
    case 'wordless':
      return [{ kind: 'send', chat: event.chat, message: { html: voice.say('fallback.unsupported', {}) } }];
  }
}

function command(voice: Voice, chat: string, name: string): readonly Effect[] {
  if (name === 'start') return greeting(voice, chat);
  const key = name === 'help' ? 'help' : 'fallback.unknown_command';
  return [{ kind: 'send', chat, message: { html: voice.say(key, {}) } }];
}

type Press = ConversationEvent & { readonly kind: 'press' };

function press(voice: Voice, event: Press, context: TurnContext): readonly Effect[] {
  const button = parseButton(event.data);
  if (!button)
    return [{ kind: 'answer', callbackId: event.callbackId, text: voice.say('fallback.old_button', {}) }];
  if (button.action === 'page') return turnPage(voice, event, context.view, button.page);
  return [{ kind: 'answer', callbackId: event.callbackId }, ...pressed(voice, event, context, button)];
}

function pressed(
  voice: Voice,
  event: Press,
  context: TurnContext,
  button: Exclude<ButtonData, { action: 'page' }>,
): readonly Effect[] {
  if (button.action === 'help-me-choose') {
    return callManager(voice, escalationOf(voice, event, context, 'manager'), context.escalation);
  }
  const product = voice.city.catalog.product(button.product);
  if (!product) return [{ kind: 'send', chat: event.chat, message: { html: voice.say('product.gone', {}) } }];
  if (button.action === 'card') return productCard(voice, event.chat, product, button.product, button.view);
  const escalation = escalationOf(voice, event, context, button.action, product);
  switch (button.action) {
    case 'link':
      return linkToProduct(voice, escalation, product);
    case 'manager':
      return callManager(voice, escalation, context.escalation);
    case 'ticket':
      return openTicket(voice, escalation, product, context.escalation);
  }
}

function escalationOf(
  voice: Voice,
  event: Press,
  context: TurnContext,
  kind: EscalationKind,
  product?: Product,
): Escalation {
  return {
    id: escalationIdOf(event, context.bot),
    kind,
    chat: event.chat,
    customer: event.customer,
    language: voice.language,
    query: context.view?.query ?? '',
    ...(product && { product: { sku: product.sku, name: product.name, price: priceOf(voice, product) } }),
  };
}
