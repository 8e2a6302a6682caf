import { shortId } from '../base/digest.ts';
import type { EscalationId } from '../base/ids.ts';
import { formatButton } from './button-data.ts';
import type { KnownEscalation, TurnContext } from './context.ts';
import type { Decision } from './decision.ts';
import { handled } from './desk.ts';
import type { Effect, Handling } from './effect.ts';
import type { CustomerEvent, MessagePlace, TalkEvent } from './event.ts';
import { remindLater } from './reminders.ts';
import { managerName } from './screens/manager-card.ts';
import { menuButtons } from './screens/menu.ts';
import type { Session, Talk } from './session.ts';
import { clip, nameOf, officeVoice, type Voice } from './texts.ts';

/** Longer texts go as they are: with a name before them they might not fit into one message. */
const mostRetold = 3500;
/** After so many hours without a word a talk is over, where city.yaml says nothing. */
const usualQuietHours = 12;
const hourMs = 3600_000;
/** In the deal's timeline, for a picture or a voice. */
const withoutWords = '📎';

type Said = CustomerEvent & { readonly kind: 'text' | 'wordless' | 'contact' };

/** Whether what the customer does belongs to the talk: what they say does, their buttons and commands are for the bot. */
export function isForManager(voice: Voice, event: CustomerEvent): event is Said {
  if (voice.city.settings.manager?.chat === undefined) return false;
  return event.kind === 'text' || event.kind === 'wordless' || event.kind === 'contact';
}

/** The customer's words go under the card. */
export function relay(voice: Voice, talk: Talk, event: Said, { now, key }: TurnContext): Decision {
  const chat = voice.city.settings.manager?.chat ?? '';
  const { thread } = talk;
  const origin = event.messageId === undefined ? undefined : { chat: event.chat, messageId: event.messageId };
  const isRetold = event.kind === 'text' && !event.isCaption && event.text.length <= mostRetold;
  const customer = nameOf(event.customer);
  const text = event.kind === 'text' ? event.text : event.kind === 'contact' ? event.phone : '—';
  const html = officeVoice(voice.city).say('desk.customer_says', { customer, text: clipLines(text) });
  if (event.kind === 'text' && event.isEdit && origin)
    return { effects: [{ kind: 'edit', chat, copyOf: origin, message: { html } }] };
  const inTalk = { chat, thread, underCard: true, handOver: thread } as const;
  const said: Effect =
    isRetold || !origin
      ? { kind: 'send', ...inTalk, message: { html }, ...(origin && { origin }) }
      : { kind: 'copy', ...inTalk, origin };
  const heard = event.kind === 'wordless' ? withoutWords : text;
  return goesOn(voice, talk, now, [said, ...commented(voice, talk, `${customer}: ${heard}`, key)]);
}

/** What the managers did, as their customer hears of it. */
export function talkTurn(
  voice: Voice,
  session: Session,
  event: TalkEvent,
  escalation: KnownEscalation,
  context: TurnContext,
): Decision {
  switch (event.kind) {
    case 'talk-taken':
      return joined(voice, escalation, managerName(event.manager), context.now);
    case 'talk-said':
      return said(voice, session, event, escalation, context);
    case 'talk-closed':
      return closed(voice, session, event, escalation);
    case 'talk-undelivered':
      return { effects: [undelivered(voice, event)] };
    case 'talk-waits':
      return { effects: remindLater(voice, event, escalation, context.now) };
    case 'talk-quiet': {
      const { talk } = session;
      if (talk?.thread !== escalation.id || context.now < quietAt(voice, talk)) return { effects: [] };
      return ended(voice, escalation, { state: 'quiet', at: context.now });
    }
  }
}

/** 🤖: the customer would rather search on. */
export function backToBot(
  voice: Voice,
  session: Session,
  { callbackId }: { readonly callbackId: string },
  thread: EscalationId,
  { escalation, now }: TurnContext,
): Decision {
  const isOver = session.talk?.thread !== thread || !escalation;
  if (isOver) return { effects: [{ kind: 'answer', callbackId, text: voice.say('handoff.over', {}) }] };
  const { effects, ...rest } = ended(voice, escalation, { state: 'returned', at: now });
  return { ...rest, effects: [{ kind: 'answer', callbackId }, ...effects] };
}

function joined(voice: Voice, escalation: KnownEscalation, manager: string, now: number): Decision {
  const talk = talkOf(escalation, manager, now);
  return goesOn(voice, talk, now, [whoAnswers(voice, talk, escalation.chat)]);
}

/** Who reads what the customer writes now, and the way back to the bot. */
function whoAnswers(voice: Voice, { thread, manager }: Talk, chat: string): Effect {
  const back = {
    kind: 'press' as const,
    text: voice.say('buttons.back_to_bot', {}),
    data: formatButton({ action: 'back-to-bot', thread }),
  };
  const html = voice.say('handoff.joined', { manager });
  return { kind: 'send', chat, message: { html, buttons: [[back]] } };
}

/** A command is answered by the bot, and words after it still go to the manager: the customer is told so. */
export function withTalkNoted(voice: Voice, { talk }: Session, chat: string, decision: Decision): Decision {
  if (!talk || voice.city.settings.manager?.chat === undefined) return decision;
  return { ...decision, effects: [...decision.effects, whoAnswers(voice, talk, chat)] };
}

function said(
  voice: Voice,
  session: Session,
  event: TalkEvent & { readonly kind: 'talk-said' },
  escalation: KnownEscalation,
  { now, key }: TurnContext,
): Decision {
  const { id, chat } = escalation;
  const manager = managerName(event.manager);
  const origin: MessagePlace = { chat: event.chat, messageId: event.messageId };
  const { text } = event;
  const html = text === undefined ? '' : voice.say('handoff.says', { manager, text: clipLines(text) });
  if (event.isEdit)
    return {
      effects: text === undefined ? [] : [{ kind: 'edit', chat, copyOf: origin, message: { html } }],
    };
  const inTalk = {
    chat,
    origin,
    thread: id,
    ifRefused: { kind: 'talk-undelivered', ticket: id, ...origin },
  } as const;
  const repeated: Effect =
    text !== undefined && text.length <= mostRetold
      ? { kind: 'send', ...inTalk, message: { html } }
      : { kind: 'copy', ...inTalk };
  const talk = session.talk?.thread === id ? session.talk : talkOf(escalation, manager, now);
  return goesOn(voice, talk, now, [
    repeated,
    ...commented(voice, talk, `${manager}: ${text ?? withoutWords}`, key),
  ]);
}

function closed(
  voice: Voice,
  session: Session,
  { isDeclined }: TalkEvent & { readonly kind: 'talk-closed' },
  { id, chat }: KnownEscalation,
): Decision {
  const html = voice.say(isDeclined ? 'handoff.declined' : 'handoff.closed', {});
  const effects: readonly Effect[] = [{ kind: 'send', chat, message: { html, buttons: menuButtons(voice) } }];
  return session.talk?.thread === id ? { effects, forgotten: ['talk'] } : { effects };
}

/** The talk ends on the customer's side; managers see it on the card. */
function ended(voice: Voice, escalation: KnownEscalation, handling: Handling): Decision {
  const { chat: desk } = voice.city.settings.manager ?? {};
  const html = voice.say(handling.state === 'quiet' ? 'handoff.quiet' : 'handoff.returned', {});
  return {
    effects: [
      { kind: 'send', chat: escalation.chat, message: { html, buttons: menuButtons(voice) } },
      ...(desk === undefined ? [] : handled(officeVoice(voice.city), desk, escalation, handling)),
    ],
    forgotten: ['talk'],
  };
}

function talkOf({ id, kind }: KnownEscalation, manager: string, now: number): Talk {
  return { thread: id, manager, at: now, ...(kind === 'ticket' && { isTicket: true }) };
}

/** Whoever opens the deal reads what was said. */
function commented(
  { city }: Voice,
  { thread, isTicket }: Talk,
  text: string,
  key: string,
): readonly Effect[] {
  if (!isTicket || !city.settings.bitrix) return [];
  const marker = `#${shortId('comment', thread, key)}`;
  return [{ kind: 'comment-deal', ticket: thread, comment: { text, marker } }];
}

function goesOn(voice: Voice, talk: Talk, now: number, effects: readonly Effect[]): Decision {
  const { thread } = talk;
  const at = quietAt(voice, { at: now });
  const wake: Effect = {
    kind: 'wake',
    key: `quiet:${thread}`,
    at,
    event: { kind: 'talk-quiet', ticket: thread },
  };
  return { effects: [...effects, wake], remembered: { talk: { ...talk, at: now } } };
}

function quietAt({ city }: Voice, { at }: Pick<Talk, 'at'>): number {
  return at + (city.settings.manager?.quiet_hours ?? usualQuietHours) * hourMs;
}

function undelivered(
  voice: Voice,
  { chat, messageId, ticket }: MessagePlace & { readonly ticket: EscalationId },
): Effect {
  const html = officeVoice(voice.city).say('desk.undelivered', {});
  return { kind: 'send', chat, message: { html }, replyTo: messageId, thread: ticket };
}

/** Lines stay as they are. */
function clipLines(text: string): string {
  return text.length <= mostRetold ? text : clip(text, mostRetold);
}
