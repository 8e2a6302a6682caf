import { majorUnits } from '../../base/money.ts';
import type { Product } from '../../catalog/generated/product.ts';
import { formatMessage } from '../../city/format-message.ts';
import type { DealDraft } from '../../ports/crm.ts';
import type { KnownEscalation } from '../context.ts';
import type { Effect, Escalation } from '../effect.ts';
import type { TicketEvent } from '../event.ts';
import { clip, nameOf, priceOf, type Voice, voiceOf } from '../texts.ts';
import { handOverLost, writeToManager } from './manager.ts';

/** Bitrix24 titles hold 255 characters. */
const mostTitleLength = 250;

/** 🎫: a deal in the CRM. The customer is told at once that it is taken; its number follows. */
export function openTicket(
  voice: Voice,
  escalation: Escalation,
  product: Product,
  known: KnownEscalation | undefined,
): readonly Effect[] {
  const { chat } = escalation;
  if (known?.state === 'lost') return handedOverAgain(voice, known);
  if (known) return [{ kind: 'send', chat, message: { html: repeated(voice, known) } }];
  const html = voice.say('ticket.accepted', { name: clip(product.name, 200) });
  return [
    { kind: 'send', chat, message: { html } },
    { kind: 'open-escalation', escalation },
    { kind: 'create-deal', ticket: escalation.id, draft: dealDraft(voice, escalation, product) },
    { kind: 'record', name: 'ticket', data: { sku: product.sku } },
  ];
}

/** What became of the deal: its number, a delay, or a person who takes over, or could not be reached. */
export function ticketNews(voice: Voice, event: TicketEvent, ticket: KnownEscalation): readonly Effect[] {
  const name = ticket.product?.name ?? '';
  const tell = (html: string): Effect => ({ kind: 'send', chat: ticket.chat, message: { html } });
  switch (event.kind) {
    case 'deal-created':
      return [
        tell(voice.say('ticket.created', { number: event.number, name })),
        { kind: 'settle-escalation', id: ticket.id, state: 'created', number: event.number },
        { kind: 'record', name: 'deal', data: { number: event.number } },
      ];
    case 'deal-delayed':
      return [tell(voice.say('ticket.delayed', { name }))];
    case 'deal-by-hand':
      return [
        tell(voice.say('ticket.by_hand', { name })),
        ...contactWithoutGroup(voice, ticket),
        ...tellManagers(voice, ticket, event.reason),
        { kind: 'settle-escalation', id: ticket.id, state: 'by-hand', number: null },
        { kind: 'record', name: 'deal-by-hand', data: { reason: event.reason } },
      ];
    case 'hand-over-lost':
      return handOverLost(voice, ticket);
  }
}

/** The managers' group took no message before: it is tried once more. */
function handedOverAgain(voice: Voice, ticket: KnownEscalation): readonly Effect[] {
  const html = voice.say('ticket.by_hand', { name: ticket.product?.name ?? '' });
  return [
    { kind: 'send', chat: ticket.chat, message: { html } },
    ...contactWithoutGroup(voice, ticket),
    ...tellManagers(voice, ticket, '—'),
    { kind: 'settle-escalation', id: ticket.id, state: 'by-hand', number: null },
  ];
}

/** Nobody else would know of it: the customer gets the manager's chat, the question already written. */
function contactWithoutGroup(voice: Voice, ticket: KnownEscalation): readonly Effect[] {
  return voice.city.settings.manager?.chat ? [] : writeToManager(voice, ticket);
}

function repeated({ say }: Voice, known: KnownEscalation): string {
  if (known.state === 'by-hand') return say('ticket.by_hand', { name: known.product?.name ?? '' });
  return known.number ? say('ticket.repeated', { number: known.number }) : say('ticket.pending', {});
}

function tellManagers(
  { city }: Voice,
  { id, customer, product }: KnownEscalation,
  reason: string,
): readonly Effect[] {
  const { manager } = city.settings;
  if (!manager?.chat) return [];
  const html = voiceOf(city, city.settings.languages[0]).say('ticket.problem', {
    handle: manager.handle ?? '',
    customer: nameOf(customer),
    product: product ? `${product.name} (${product.sku})` : '—',
    reason,
  });
  return [{ kind: 'send', chat: manager.chat, message: { html }, handOver: id }];
}

function dealDraft(
  { city }: Voice,
  { id, customer, query, source }: Escalation,
  product: Product,
): DealDraft {
  const { settings } = city;
  // People who work with deals read the city's first language.
  const office = voiceOf(city, settings.languages[0]);
  const price = majorUnits(product.price, product.currency);
  const name = clip(product.name, 200);
  const values = {
    city: city.id,
    city_name: settings.name,
    customer: nameOf(customer),
    product_name: name,
    query,
    sku: product.sku,
  };
  const { category, stage, assigned, fields = {} } = settings.bitrix?.deal ?? {};
  return {
    originatorId: `zeta:${city.id}`,
    originId: id,
    ...(source !== undefined && { campaign: source }),
    title: clip(office.say('deal.title', { name, city_name: settings.name }), mostTitleLength),
    ...(category !== undefined && { category }),
    ...(stage !== undefined && { stage }),
    ...(assigned !== undefined && { assigned }),
    currency: product.currency,
    opportunity: price,
    comments: office.say('deal.comment', {
      customer: values.customer,
      query,
      name,
      sku: product.sku,
      price: priceOf(office, product),
      link: product.link ?? '',
    }),
    fields: Object.fromEntries(
      Object.entries(fields).map(([key, template]) => [
        key,
        formatMessage(template, office.language, values),
      ]),
    ),
    rows: [{ name, price, quantity: 1 }],
  };
}
