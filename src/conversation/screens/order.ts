import type { City } from '../../city/city.ts';
import type { TurnContext } from '../context.ts';
import { orderDraft } from '../deal-draft.ts';
import type { Effect, Escalation } from '../effect.ts';
import type { OrderEvent, OrderLine } from '../event.ts';
import { laneOfOrder } from '../orders.ts';
import { nextOnRota } from '../rota.ts';
import { moneyOf, type Voice, voiceOf } from '../texts.ts';
import { handOver } from './manager.ts';

/** 🛒: a ticket like any other, whose customer is called instead of written to. One that is known is not made again. */
export function placeOrder(city: City, event: OrderEvent, context: TurnContext): readonly Effect[] {
  if (context.escalation) return [];
  const voice = voiceOf(city, event.order.language);
  const escalation = orderedEscalation(voice, event, context);
  const { id, lines: [first] = [] } = escalation;
  const desk = city.settings.manager?.chat;
  return [
    { kind: 'open-escalation', escalation },
    { kind: 'create-deal', ticket: id, draft: orderDraft(voice, escalation) },
    { kind: 'record', name: 'ticket', data: { sku: first?.sku ?? '', from: 'site' } },
    ...(desk === undefined ? [] : handOver(voice, escalation, desk, context.now)),
  ];
}

function orderedEscalation(
  voice: Voice,
  { ticket, order }: OrderEvent,
  { workloads = {}, now }: TurnContext,
): Escalation {
  const { lines, source } = order;
  const [first] = lines;
  const assigned = nextOnRota(voice.city.settings, first?.category ?? [], workloads, now);
  return {
    id: ticket,
    kind: 'ticket',
    chat: '',
    customer: { id: laneOfOrder(ticket), name: order.name },
    language: order.language,
    query: order.comment,
    phone: { number: order.phone, isOwn: false },
    lines,
    // What lists and news name it by.
    ...(first && { product: productOf(voice, first) }),
    ...(source !== undefined && { source }),
    ...(assigned && { assigned }),
  };
}

function productOf(
  voice: Voice,
  { sku, name, price, currency, link }: OrderLine,
): NonNullable<Escalation['product']> {
  return { sku, name, price: moneyOf(voice, price, currency), ...(link !== undefined && { link }) };
}
