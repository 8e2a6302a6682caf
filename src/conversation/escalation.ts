import { uuidOf } from '../base/digest.ts';
import { type EscalationId, idOf } from '../base/ids.ts';
import type { Product } from '../catalog/generated/product.ts';
import { escalationIdOf, type TurnContext } from './context.ts';
import type { Escalation, EscalationKind } from './effect.ts';
import type { CustomerEvent } from './event.ts';
import { nextOnRota } from './rota.ts';
import { mostQueryLength } from './screens/search.ts';
import type { Session } from './session.ts';
import { clip, priceOf, type Voice } from './texts.ts';

interface Pressed {
  readonly kind: EscalationKind;
  /** As its card showed it. */
  readonly product: Product | undefined;
  /** As it is by now, where its price is another. */
  readonly today: Product | undefined;
}

/** What a press hands over: the product, and what the list was found by. */
export function pressedEscalation(
  voice: Voice,
  session: Session,
  event: CustomerEvent & { readonly kind: 'press' },
  context: TurnContext,
  { kind, product, today }: Pressed,
): Escalation {
  return {
    id: escalationIdOf(event, context.bot),
    kind,
    ...askedBy(voice, session, event, context, product),
    query: context.view?.query ?? '',
    ...(product && {
      product: {
        sku: product.sku,
        name: product.name,
        price: priceOf(voice, product),
        ...(today && { priceNow: priceOf(voice, today) }),
        ...(product.link !== undefined && { link: product.link }),
      },
    }),
  };
}

/** A call for a person without a button: each such message is one of its own, with what it says. */
export function saidEscalation(
  voice: Voice,
  session: Session,
  event: CustomerEvent,
  context: TurnContext,
  words: string,
): Escalation {
  const id = idOf<EscalationId>(uuidOf('escalation', context.bot, context.key));
  const asked = askedBy(voice, session, event, context);
  return { id, kind: 'manager', ...asked, query: clip(words, mostQueryLength) };
}

function askedBy(
  voice: Voice,
  { source, said = [] }: Session,
  { chat, customer }: CustomerEvent,
  { workloads = {}, now }: TurnContext,
  product?: Product,
) {
  const assigned = nextOnRota(voice.city.settings, product?.category ?? [], workloads, now);
  return {
    ...(assigned && { assigned }),
    chat,
    customer,
    language: voice.language,
    ...(source !== undefined && { source }),
    ...(said.length > 0 && { said }),
  };
}
