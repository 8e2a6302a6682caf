import { escapeHtml } from '../../base/html.ts';
import type { Button, Message } from '../../ports/messenger.ts';
import { formatDeskButton } from '../button-data.ts';
import type { KnownEscalation } from '../context.ts';
import type { Escalation, Handling } from '../effect.ts';
import type { Manager } from '../event.ts';
import { hasNoChat } from '../orders.ts';
import {
  clip,
  languageName,
  mentionOf,
  nameOf,
  orderLines,
  subjectOf,
  taggedOn,
  type Voice,
} from '../texts.ts';

/** A customer's card in the managers' group: all that is needed to answer, and what became of it. */
export interface CardState {
  readonly handling?: Handling;
  /** Of the deal, once it is made. */
  readonly number?: string | null;
  readonly link?: string;
}

export function managerCard(office: Voice, escalation: Escalation, state: CardState = {}): Message {
  const { say } = office;
  const { kind, customer, language, query, product, source, said = [], id } = escalation;
  const head = say(kind === 'ticket' ? 'ticket.card' : 'manager.card', {
    handle: taggedOn(office, escalation),
    customer: nameOf(customer),
    language: languageName(language, office.language),
    query: query || '—',
    product: productLine(office, escalation),
  });
  const lines = [
    escalation.lines ? orderHead(office, escalation) : `${head}${mentionOf(office, customer)}`,
    ...(product?.priceNow === undefined
      ? []
      : [escapeHtml(say('deal.price_changed', { price: product.priceNow }))]),
    ...(product?.link ? [linked(product.link, say('card.product_page', {}))] : []),
    ...(source === undefined ? [] : [escapeHtml(say('card.source', { source }))]),
    ...dealLine(office, state),
    ...saidLines(office, said),
    `\n${escapeHtml(statusLine(office, escalation, state.handling))}`,
  ];
  const buttons = deskButtons(office, id, state.handling);
  return { html: lines.join('\n'), ...(buttons.length > 0 && { buttons: [buttons] }) };
}

/** The same as it stands by now. */
export function knownCard(office: Voice, { handling, ...escalation }: KnownEscalation): Message {
  const { number, link } = escalation;
  return managerCard(office, escalation, {
    ...(handling && { handling }),
    number,
    ...(link !== undefined && { link }),
  });
}

/** As customers and colleagues read it. */
export function managerName({ name, username, id }: Manager): string {
  return clip(name, 64) || (username ? `@${username}` : id);
}

function orderHead(office: Voice, escalation: Escalation): string {
  const { customer, phone, query } = escalation;
  return office.say('order.card', {
    handle: taggedOn(office, escalation),
    customer: nameOf(customer),
    phone: phone?.number ?? '—',
    comment: query || '—',
    products: orderLines(office, escalation).join('\n') || '—',
  });
}

function productLine(office: Voice, escalation: Escalation): string {
  const { product, phone } = escalation;
  if (product) return `${product.name} (${product.sku}), ${product.price}`;
  return phone ? subjectOf(office, escalation) : '—';
}

function dealLine({ say }: Voice, { number, link }: CardState): readonly string[] {
  if (!number) return [];
  const text = say('card.deal', { number });
  return [link === undefined ? escapeHtml(text) : linked(link, text)];
}

function saidLines({ say }: Voice, said: readonly string[]): readonly string[] {
  if (said.length === 0) return [];
  return [escapeHtml(say('card.said', {})), ...said.map((text) => `— ${escapeHtml(text)}`)];
}

function statusLine({ say }: Voice, escalation: Escalation, handling: Handling | undefined): string {
  const manager = handling?.manager ? managerName(handling.manager) : '—';
  const isCalled = hasNoChat(escalation);
  switch (handling?.state) {
    case undefined:
      return say(isCalled ? 'order.waiting' : 'card.waiting', {});
    case 'taken':
      return say(isCalled ? 'order.taken' : 'card.taken', { manager });
    case 'closed':
      return say('card.closed', { manager });
    case 'declined':
      return say('card.declined', { manager });
    case 'returned':
      return say('card.returned', {});
    case 'quiet':
      return say('card.quiet', {});
  }
}

function deskButtons(
  { say }: Voice,
  thread: Escalation['id'],
  handling: Handling | undefined,
): readonly Button[] {
  const button = (action: 'take' | 'close' | 'not-ours', text: string): Button => ({
    kind: 'press',
    text,
    data: formatDeskButton({ action, thread }),
    ...(action === 'take' && { style: 'success' }),
  });
  const take = button('take', say('buttons.take', {}));
  if (!handling) return [take, button('not-ours', say('buttons.not_ours', {}))];
  // What is over can be taken again: a customer who is called back, say.
  return handling.state === 'taken' ? [button('close', say('buttons.close', {}))] : [take];
}

function linked(url: string, text: string): string {
  return `<a href="${escapeHtml(url).replaceAll('"', '&quot;')}">${escapeHtml(text)}</a>`;
}
