import type { City } from '../city/city.ts';
import { parseDeskButton } from './button-data.ts';
import type { KnownEscalation, TurnContext } from './context.ts';
import type { Effect, Handling } from './effect.ts';
import type { DeskAction, DeskEvent, Manager, TalkEvent } from './event.ts';
import { hasNoChat, laneOf } from './orders.ts';
import { onRota } from './rota.ts';
import { knownCard, managerName } from './screens/manager-card.ts';
import { officeVoice, type Voice } from './texts.ts';

/** The managers' side: cards are taken and closed, and replies to them go to their customers. Anything else is theirs alone. */
export function deskTurn(city: City, event: DeskEvent, context: TurnContext): readonly Effect[] {
  const office = officeVoice(city);
  const { escalation } = context;
  if (event.kind === 'desk-press') {
    const { callbackId } = event;
    const button = parseDeskButton(event.data);
    const { text, effects } =
      button && escalation
        ? acted(office, { ...event, action: button.action }, escalation, context.now)
        : { text: office.say('fallback.old_button', {}), effects: [] };
    return [{ kind: 'answer', callbackId, ...(text !== undefined && { text }) }, ...effects];
  }
  if (event.kind === 'desk-asked') {
    const { chat } = city.settings.manager ?? {};
    return escalation ? acted(office, { ...event, chat }, escalation, context.now).effects : [];
  }
  if (event.kind === 'desk-pair') return paired(office, event);
  return escalation ? replied(office, event, escalation, context.now) : [];
}

/** Whoever adds the bot to a group learns what it would be for; which group counts says city.yaml. */
function paired(
  office: Voice,
  { chat, title, code }: DeskEvent & { readonly kind: 'desk-pair' },
): readonly Effect[] {
  const html = office.say('desk.paired', { city_name: office.city.settings.name, chat });
  return [
    { kind: 'send', chat, message: { html } },
    { kind: 'pair', chat, title, code },
  ];
}

type DeskReply = DeskEvent & { readonly kind: 'desk-reply' };

/** What somebody does with a card. `chat`: where it is; undefined in a city without a managers' group. */
interface Acting {
  readonly action: DeskAction;
  readonly manager: Manager;
  readonly chat: string | undefined;
}

/** `text`: what whoever pressed reads at once. */
interface Acted {
  readonly text?: string;
  readonly effects: readonly Effect[];
}

function acted(
  office: Voice,
  { action, manager, chat }: Acting,
  escalation: KnownEscalation,
  now: number,
): Acted {
  const { id, handling } = escalation;
  const isTaken = handling?.state === 'taken';
  if (action === 'take') {
    const holder = isTaken ? handling.manager : undefined;
    if (holder && !isSame(holder, manager))
      return { text: office.say('desk.taken_by', { manager: managerName(holder) }), effects: [] };
    const text = hasNoChat(escalation)
      ? office.say('order.taken', { manager: managerName(manager) })
      : office.say('desk.took', {});
    return { text, effects: holder ? [] : take(office, chat, escalation, manager, now) };
  }
  if (action === 'close' ? !isTaken : handling !== undefined)
    return { text: office.say('desk.over', {}), effects: [] };
  const isDeclined = action === 'not-ours';
  const next: Handling = { state: isDeclined ? 'declined' : 'closed', manager, at: now };
  return {
    effects: [
      ...handled(office, chat, escalation, next),
      ...tell(escalation, { kind: 'talk-closed', ticket: id, ...(isDeclined && { isDeclined }) }),
      ...(isDeclined
        ? []
        : dealChanged(office, escalation, { stage: office.city.settings.bitrix?.deal?.closed })),
      { kind: 'record', name: isDeclined ? 'decline' : 'close', data: { kind: escalation.kind } },
    ],
  };
}

/** Somebody may have taken it in the group, and close it elsewhere. */
export function isSame(one: Manager, other: Manager): boolean {
  const name = one.username?.toLowerCase();
  return one.id === other.id || (name !== undefined && name === other.username?.toLowerCase());
}

/** Who replies takes the customer, where nobody had. */
function replied(
  office: Voice,
  event: DeskReply,
  escalation: KnownEscalation,
  now: number,
): readonly Effect[] {
  const { manager, chat, messageId, isEdit } = event;
  const inThread = { chat, replyTo: messageId, thread: escalation.id } as const;
  if (hasNoChat(escalation)) {
    const html = office.say('order.no_chat', { phone: escalation.phone?.number ?? '—' });
    return [{ kind: 'send', ...inThread, message: { html } }];
  }
  const text = event.text === undefined ? undefined : withCanned(office, event.text);
  if (text?.unknown !== undefined) {
    const { names } = text;
    const html = office.say('desk.unknown_reply', { name: text.unknown, names });
    return [{ kind: 'send', ...inThread, message: { html } }];
  }
  const isTaken = escalation.handling?.state === 'taken';
  return [
    ...(isTaken || isEdit ? [] : take(office, chat, escalation, manager, now)),
    ...tell(escalation, {
      kind: 'talk-said',
      ticket: escalation.id,
      manager,
      chat,
      messageId,
      ...(text && { text: text.said }),
      ...(isEdit && { isEdit }),
    }),
  ];
}

function take(
  office: Voice,
  chat: string | undefined,
  escalation: KnownEscalation,
  manager: Manager,
  now: number,
): readonly Effect[] {
  const seconds = Math.max(0, Math.round((now - escalation.openedAt) / 1000));
  const isAgain = escalation.handling !== undefined;
  return [
    ...handled(office, chat, escalation, { state: 'taken', manager, at: now }),
    ...tell(escalation, { kind: 'talk-taken', ticket: escalation.id, manager }),
    ...dealChanged(office, escalation, {
      assigned: onRota(office.city.settings, manager.username)?.bitrix,
    }),
    // How long customers wait is told by the first Take.
    ...(isAgain
      ? []
      : [{ kind: 'record', name: 'take', data: { seconds, kind: escalation.kind } } satisfies Effect]),
  ];
}

/** What became of it, and its card as it is now. */
export function handled(
  office: Voice,
  chat: string | undefined,
  escalation: KnownEscalation,
  handling: Handling,
): readonly Effect[] {
  const { id } = escalation;
  const message = knownCard(office, { ...escalation, handling });
  return [
    { kind: 'handle-escalation', id, handling },
    ...(chat === undefined ? [] : [{ kind: 'edit', chat, card: id, message } satisfies Effect]),
  ];
}

/** Who takes a ticket has its deal; where a deal goes when its talk is closed says city.yaml. */
function dealChanged(
  { city }: Voice,
  { id, kind }: KnownEscalation,
  { assigned, stage }: { readonly assigned?: number | undefined; readonly stage?: string | undefined },
): readonly Effect[] {
  const isKnown = assigned !== undefined || stage !== undefined;
  if (kind !== 'ticket' || !city.settings.bitrix || !isKnown) return [];
  const change = { ...(assigned !== undefined && { assigned }), ...(stage !== undefined && { stage }) };
  return [{ kind: 'change-deal', ticket: id, change }];
}

/** Who was forgotten hears nothing. */
function tell(escalation: KnownEscalation, event: TalkEvent): readonly Effect[] {
  if (escalation.customer.id === '') return [];
  return [{ kind: 'tell', lane: laneOf(escalation), event }];
}

interface Canned {
  readonly said: string;
  /** A name that city.yaml does not have, and those that it has. */
  readonly unknown?: string;
  readonly names: string;
}

/** `!адрес`: the text of that name in `manager.replies`. */
function withCanned({ city }: Voice, text: string): Canned {
  const replies = city.settings.manager?.replies ?? {};
  const names = Object.keys(replies)
    .map((name) => `!${name}`)
    .join(', ');
  const name = /^!([\p{L}\p{N}_-]{1,32})$/u.exec(text.trim())?.[1]?.toLowerCase();
  if (name === undefined || names === '') return { said: text, names };
  const canned = Object.hasOwn(replies, name) ? replies[name] : undefined;
  return canned === undefined ? { said: text, unknown: name, names } : { said: canned, names };
}
