import { escapeHtml } from '../../base/html.ts';
import type { Product } from '../../catalog/generated/product.ts';
import { formatMessage } from '../../city/format-message.ts';
import type { KnownEscalation, TurnContext } from '../context.ts';
import { contactDraft, dealDraft } from '../deal-draft.ts';
import type { Effect, Escalation } from '../effect.ts';
import type { TicketEvent } from '../event.ts';
import type { Session } from '../session.ts';
import { mentionOf, nameOf, officeVoice, subjectOf, taggedOn, type Voice } from '../texts.ts';
import { handOver, handOverLost, writeToManager } from './manager.ts';
import { knownCard } from './manager-card.ts';
import { needsConsent } from './privacy.ts';
import { askedAgain, openRequest } from './ticket-again.ts';

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
    ...personOf(voice, session, escalation),
    { kind: 'record', name: 'ticket', data: { sku: product?.sku ?? '' } },
    ...(desk === undefined ? [] : handOver(voice, escalation, desk, now)),
  ];
}

/** The CRM may know people by their own phone, when they agreed to that; a phone that was typed is anybody's. */
function personOf(voice: Voice, session: Session, escalation: Escalation): readonly Effect[] {
  const { city } = voice;
  const { id, customer, phone } = escalation;
  const hasAgreed = city.settings.privacy !== undefined && !needsConsent(voice, session);
  if (!phone?.isOwn || !hasAgreed) return [];
  return [{ kind: 'contact-deal', ticket: id, contact: contactDraft(city, customer, phone.number) }];
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
        {
          kind: 'send',
          chat: ticket.chat,
          message: {
            html: voice.say('ticket.created', { number: event.number, name }),
            buttons: [[{ kind: 'copy', text: voice.say('buttons.copy_number', {}), copy: event.number }]],
          },
        },
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
