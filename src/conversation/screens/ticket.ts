import { uuidOf } from '../../base/digest.ts';
import { escapeHtml } from '../../base/html.ts';
import { majorUnits } from '../../base/money.ts';
import type { Product } from '../../catalog/generated/product.ts';
import { formatMessage } from '../../city/format-message.ts';
import type { ContactDraft, DealDraft } from '../../ports/crm.ts';
import type { KnownEscalation, TurnContext } from '../context.ts';
import type { Effect, Escalation } from '../effect.ts';
import type { TicketEvent } from '../event.ts';
import type { Session } from '../session.ts';
import { clip, mentionOf, nameOf, officeVoice, priceOf, subjectOf, taggedOn, type Voice } from '../texts.ts';
import { handOver, handOverLost, writeToManager } from './manager.ts';
import { knownCard } from './manager-card.ts';
import { needsConsent } from './privacy.ts';
import { askedAgain, openRequest } from './ticket-again.ts';

/** Bitrix24 titles hold 255 characters. */
const mostTitleLength = 250;
/** Bitrix24 names hold 50 characters. */
const mostContactName = 50;

/** 🎫: a deal in the CRM. The customer is told at once that it is taken; its number follows. */
export function openTicket(
  voice: Voice,
  escalation: Escalation,
  product: Product | undefined,
  session: Session,
  context: Pick<TurnContext, 'escalation' | 'requests' | 'view' | 'now' | 'key'>,
): readonly Effect[] {
  const { escalation: known, now } = context;
  const { chat } = escalation;
  const desk = voice.city.settings.manager?.chat;
  if (known?.state === 'lost') return handedOverAgain(voice, known);
  if (known) return [{ kind: 'send', chat, message: { html: repeated(voice, known) } }];
  const open = openRequest(voice, escalation, context);
  if (open) return askedAgain(voice, open, escalation, context);
  const html = voice.say('ticket.accepted', { name: subjectOf(voice, escalation) });
  return [
    { kind: 'send', chat, message: { html } },
    ...priceHasChanged(voice, escalation),
    { kind: 'open-escalation', escalation },
    { kind: 'create-deal', ticket: escalation.id, draft: dealDraft(voice, escalation, product) },
    ...contactOf(voice, session, escalation),
    { kind: 'record', name: 'ticket', data: { sku: product?.sku ?? '' } },
    ...(desk === undefined ? [] : handOver(voice, escalation, desk, now)),
  ];
}

/** The CRM may know people by their own phone, when they agreed to that; a phone that was typed is anybody's. */
function contactOf(voice: Voice, session: Session, { id, customer, phone }: Escalation): readonly Effect[] {
  const { city } = voice;
  const hasAgreed = city.settings.privacy !== undefined && !needsConsent(voice, session);
  if (!phone?.isOwn || !hasAgreed) return [];
  const contact: ContactDraft = {
    originatorId: `zeta:${city.id}`,
    originId: uuidOf('contact', city.id, customer.id),
    name: clip(customer.name, mostContactName) || customer.id,
    phone: phone.number,
  };
  return [{ kind: 'contact-deal', ticket: id, contact }];
}

function priceHasChanged({ say }: Voice, { chat, product }: Escalation): readonly Effect[] {
  if (product?.priceNow === undefined) return [];
  const html = say('ticket.price_changed', { price: product.price, now: product.priceNow });
  return [{ kind: 'send', chat, message: { html } }];
}

/** What became of the deal: its number, a delay, or a person who takes over, or could not be reached. */
export function ticketNews(voice: Voice, event: TicketEvent, ticket: KnownEscalation): readonly Effect[] {
  const name = subjectOf(voice, ticket);
  const tell = (html: string): Effect => ({ kind: 'send', chat: ticket.chat, message: { html } });
  switch (event.kind) {
    case 'deal-created':
      return [
        tell(voice.say('ticket.created', { number: event.number, name })),
        {
          kind: 'settle-escalation',
          id: ticket.id,
          state: 'created',
          number: event.number,
          ...(event.link !== undefined && { link: event.link }),
        },
        ...cardWithDeal(voice, ticket, event),
        { kind: 'record', name: 'deal', data: { number: event.number } },
      ];
    case 'deal-moved':
      return dealMoved(voice, ticket, event.stage);
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

/** In the words of the city; a stage that it has no words for is only counted. */
function dealMoved(voice: Voice, ticket: KnownEscalation, stage: string): readonly Effect[] {
  const { city, language } = voice;
  const { text } = city.settings.bitrix?.stages?.[stage] ?? {};
  const template = text?.[language] ?? text?.[city.settings.languages[0]];
  const values = { number: escapeHtml(ticket.number ?? ''), name: escapeHtml(subjectOf(voice, ticket)) };
  const told: readonly Effect[] =
    template === undefined
      ? []
      : [
          {
            kind: 'send',
            chat: ticket.chat,
            message: { html: formatMessage(template, language, values) },
          },
        ];
  return [...told, { kind: 'record', name: 'stage', data: { stage } }];
}

/** The managers' card leads to the deal, and the deal to the card. */
function cardWithDeal(
  { city }: Voice,
  ticket: KnownEscalation,
  { number, link }: TicketEvent & { readonly kind: 'deal-created' },
): readonly Effect[] {
  const chat = city.settings.manager?.chat;
  if (chat === undefined) return [];
  const known = { ...ticket, number, ...(link !== undefined && { link }) };
  return [
    { kind: 'edit', chat, card: ticket.id, message: knownCard(officeVoice(city), known) },
    { kind: 'link-card', ticket: ticket.id },
  ];
}

/** The managers' group took no message before: it is tried once more. */
function handedOverAgain(voice: Voice, ticket: KnownEscalation): readonly Effect[] {
  const html = voice.say('ticket.by_hand', { name: subjectOf(voice, ticket) });
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

function repeated(voice: Voice, known: KnownEscalation): string {
  const { say } = voice;
  if (known.state === 'by-hand') return say('ticket.by_hand', { name: subjectOf(voice, known) });
  return known.number ? say('ticket.repeated', { number: known.number }) : say('ticket.pending', {});
}

function tellManagers({ city }: Voice, ticket: KnownEscalation, reason: string): readonly Effect[] {
  const { manager } = city.settings;
  if (!manager?.chat) return [];
  const { id, customer, product } = ticket;
  const office = officeVoice(city);
  const html = office.say('ticket.problem', {
    handle: taggedOn(office, ticket),
    customer: nameOf(customer),
    product: product ? `${product.name} (${product.sku})` : subjectOf(office, ticket),
    reason,
  });
  const message = { html: `${html}${mentionOf(office, customer)}` };
  return [{ kind: 'send', chat: manager.chat, message, handOver: id, thread: id, underCard: true }];
}

function dealDraft({ city }: Voice, escalation: Escalation, product: Product | undefined): DealDraft {
  const { id, customer, query, source, said = [], assigned: onRota } = escalation;
  const { settings } = city;
  const office = officeVoice(city);
  const values = {
    city: city.id,
    city_name: settings.name,
    customer: nameOf(customer),
    product_name: product ? clip(product.name, 200) : '',
    query,
    sku: product?.sku ?? '',
  };
  const { category, stage, source: portalSource, fields = {} } = settings.bitrix?.deal ?? {};
  const assigned = onRota?.bitrix ?? settings.bitrix?.deal?.assigned;
  const { title, ...content } = product
    ? aboutProduct(office, escalation, product)
    : aboutCall(office, escalation);
  return {
    originatorId: `zeta:${city.id}`,
    originId: id,
    ...(source !== undefined && { campaign: source }),
    title: clip(title, mostTitleLength),
    ...(category !== undefined && { category }),
    ...(stage !== undefined && { stage }),
    ...(assigned !== undefined && { assigned }),
    ...(portalSource !== undefined && { source: portalSource }),
    ...content,
    comments: [content.comments, ...priceToday(office, escalation), ...transcript(office, said)].join('\n'),
    fields: Object.fromEntries(
      Object.entries(fields).map(([key, template]) => [
        key,
        formatMessage(template, office.language, values),
      ]),
    ),
  };
}

function priceToday({ say }: Voice, { product }: Escalation): readonly string[] {
  const price = product?.priceNow;
  return price === undefined ? [] : [escapeHtml(say('deal.price_changed', { price }))];
}

/** What the customer wrote before. */
function transcript({ say }: Voice, said: readonly string[]): readonly string[] {
  return said.length === 0
    ? []
    : [escapeHtml(say('card.said', {})), ...said.map((text) => `— ${escapeHtml(text)}`)];
}

type DealContent = Pick<DealDraft, 'title' | 'currency' | 'opportunity' | 'comments' | 'rows'>;

function aboutProduct(office: Voice, { customer, query }: Escalation, product: Product): DealContent {
  const price = majorUnits(product.price, product.currency);
  const name = clip(product.name, 200);
  return {
    title: office.say('deal.title', { name, city_name: office.city.settings.name }),
    currency: product.currency,
    opportunity: price,
    comments: office.say('deal.comment', {
      customer: nameOf(customer),
      query,
      name,
      sku: product.sku,
      price: priceOf(office, product),
      link: product.link ?? '',
    }),
    rows: [{ name, price, quantity: 1 }],
  };
}

function aboutCall(office: Voice, { customer, phone }: Escalation): DealContent {
  const number = phone?.number ?? '';
  const told = office.say(phone?.isOwn ? 'deal.phone_own' : 'deal.phone_written', { phone: number });
  return {
    title: office.say('deal.callback_title', { phone: number, city_name: office.city.settings.name }),
    currency: office.city.settings.currency,
    opportunity: 0,
    comments: office.say('deal.callback_comment', { customer: nameOf(customer), phone: told }),
    rows: [],
  };
}
