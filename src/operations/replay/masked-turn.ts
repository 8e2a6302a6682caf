import { type Known, mask, maskPersonal, maskWritten } from '../../base/mask-personal.ts';
import type { Settings } from '../../city/settings.ts';
import { parseButton, parseDeskButton } from '../../conversation/button-data.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import type { RecordedTurn } from './recorded-turn.ts';

/** What may be shown of a turn. */
export interface MaskedTurn {
  /** What somebody did, in a few words. */
  readonly asked: string;
  /** The same as the customer wrote it, whole; absent for what was no words. */
  readonly said?: string;
  /** A text that came of it. */
  readonly mask: (text: string) => string;
}

const longest = 2000;

/** Of a record that is not as it should be, nothing is shown. */
export function maskedTurn(turn: RecordedTurn, settings: readonly Settings[]): MaskedTurn {
  try {
    return maskedOf(turn, settings);
  } catch {
    return { asked: mask, mask: () => mask };
  }
}

function maskedOf(turn: RecordedTurn, settings: readonly Settings[]): MaskedTurn {
  const known = knownOf(turn, settings);
  const written = writtenIn(turn);
  // What a customer wrote about themselves may come back in any text, cut or in other letters.
  const isPersonal = written.some((text) => maskWritten(text, known) !== text);
  const masked = (text: string) => {
    const short = text.slice(0, longest);
    return isPersonal ? maskWritten(short, known) : maskPersonal(short, known);
  };
  const said = saidIn(turn.event, known);
  return { asked: askedIn(turn.event, known), ...(said !== undefined && { said }), mask: masked };
}

function knownOf({ event, context }: RecordedTurn, settings: readonly Settings[]): Known {
  const people = [
    ...('customer' in event ? [event.customer] : []),
    ...('manager' in event ? [event.manager] : []),
    ...(context.escalation ? [context.escalation.customer] : []),
    ...(context.requests ?? []).map(({ customer }) => customer),
    ...(event.kind === 'order' ? [{ id: event.order.phone, name: event.order.name }] : []),
  ];
  const phones = [
    ...('phone' in event ? [event.phone] : []),
    context.escalation?.phone?.number,
    context.view?.phone?.number,
  ];
  // What the shop says of itself is for everybody.
  const shop = settings.flatMap(({ manager, contacts }) => [manager?.handle, contacts?.phone]);
  return {
    persons: [...people.flatMap(({ id, name, username }) => [id, name, username]), ...phones].filter(
      (one) => one !== undefined,
    ),
    shop: shop.filter((one) => one !== undefined),
  };
}

function writtenIn({ event, session, context }: RecordedTurn): readonly string[] {
  return [
    ...('text' in event ? [event.text] : []),
    ...(event.kind === 'order' ? [event.order.comment] : []),
    ...(event.kind === 'command' ? [event.argument] : []),
    ...(session.said ?? []),
    context.view?.query,
    context.escalation?.query,
    ...(context.escalation?.said ?? []),
    ...(session.pending && 'text' in session.pending ? [session.pending.text] : []),
  ].filter((text) => text !== undefined);
}

function saidIn(event: ConversationEvent, known: Known): string | undefined {
  if (event.kind === 'text') return maskWritten(event.text, known);
  return event.kind === 'command' ? `/${event.name} ${maskWritten(event.argument, known)}`.trim() : undefined;
}

function askedIn(event: ConversationEvent, known: Known): string {
  if (event.kind === 'text') return `«${maskWritten(event.text.slice(0, 200), known)}»`;
  if (event.kind === 'command')
    return `/${event.name} ${maskWritten(event.argument.slice(0, 100), known)}`.trim();
  if (event.kind === 'desk-press') return `[${parseDeskButton(event.data)?.action ?? 'press'}]`;
  if (event.kind === 'desk-asked') return `[${event.action}]`;
  if (event.kind !== 'press') return `(${event.kind})`;
  const data = parseButton(event.data);
  return data?.action === 'menu' ? `[menu ${data.screen}]` : `[${data?.action ?? 'press'}]`;
}
