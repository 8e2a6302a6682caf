import { uuidOf } from '../base/digest.ts';
import type { EscalationId, ViewId } from '../base/ids.ts';
import { idOf } from '../base/ids.ts';
import { type ButtonData, parseButton, parseDeskButton } from './button-data.ts';
import type { WeekNumbers } from './digest.ts';
import type { Escalation, Handling, View } from './effect.ts';
import type { ConversationEvent, MessagePlace } from './event.ts';
import type { NearestShop, Spot } from './nearest-shop.ts';
import { pendingEvent } from './pending.ts';
import type { Workloads } from './rota.ts';
import { newSession, type Session } from './session.ts';

/** An escalation that an event refers to, as it stands now. */
export interface KnownEscalation extends Escalation {
  /** `lost`: it did not reach the people it was meant for. */
  readonly state: 'open' | 'created' | 'by-hand' | 'lost';
  readonly number: string | null;
  /** Where people open the deal. */
  readonly link?: string;
  /** The stage that its deal is in, once it left its first. */
  readonly stage?: string;
  /** Absent: nobody took it. */
  readonly handling?: Handling;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

/** What a turn may know beside the event: loaded before it, and recorded with it so that it can be replayed. */
export interface TurnContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Unique to this event, the same when it is repeated: ids are derived from it. */
  readonly key: string;
  /** Numeric id of the bot. */
  readonly bot: string;
  /** Whether the city's feed of prices has been silent for longer than it may. */
  readonly arePricesStale?: boolean;
  /** The customer sends more than is answered: `tell` at the first event too many, `silent` after it. */
  readonly limit?: 'tell' | 'silent';
  /** The customer gets no answers. */
  readonly isBanned?: boolean;
  /** The city's catalog was asked for this turn already, and cannot be read. */
  readonly isCatalogUnreadable?: boolean;
  readonly view?: View;
  readonly escalation?: KnownEscalation;
  /** Of the seven days before. */
  readonly numbers?: WeekNumbers;
  /** What those on the rota have to do. */
  readonly workloads?: Workloads;
  /** To the place that the customer sent; absent where no city says where its shop is. */
  readonly nearest?: NearestShop;
  /** What the customer asked for, the newest first. */
  readonly requests?: readonly KnownEscalation[];
}

interface Needed {
  readonly view?: ViewId;
  readonly escalation?: EscalationId;
  /** A message of the bot, to find the escalation by that it is about. */
  readonly thread?: MessagePlace;
  /** In the managers' group, to find whose it is. */
  readonly topic?: { readonly chat: string; readonly topic: string };
  readonly requests?: true;
  readonly numbers?: true;
  /** The shop that is nearest to this place. */
  readonly nearestTo?: Spot;
}

/** What the runtime must load before the turn on this event. */
export function neededFor(event: ConversationEvent, bot: string, session: Session): Needed {
  if (event.kind === 'digest') return { numbers: true };
  if ('ticket' in event) return { escalation: event.ticket };
  if (event.kind === 'desk-asked') return { escalation: event.thread };
  if (event.kind === 'desk-reply') {
    const { chat, replyTo, topic } = event;
    return {
      ...(replyTo !== undefined && { thread: { chat, messageId: replyTo } }),
      ...(topic !== undefined && { topic: { chat, topic } }),
    };
  }
  if (event.kind === 'desk-press') {
    const button = parseDeskButton(event.data);
    return button ? { escalation: button.thread } : {};
  }
  if (event.kind === 'wordless' && event.at) return { nearestTo: event.at };
  if (event.kind === 'command' && listsRequests.has(event.name)) return { requests: true };
  if (event.kind !== 'press') return {};
  const button = parseButton(event.data);
  if (!button) return {};
  if (button.action === 'menu' && button.screen === 'requests') return { requests: true };
  if (button.action === 'forget') return { requests: true };
  if (button.action === 'agree') {
    const wanted = pendingEvent(event, session.pending);
    return wanted ? neededFor(wanted, bot, newSession) : {};
  }
  if (button.action === 'back-to-bot') return { escalation: button.thread };
  const view = 'view' in button ? { view: button.view } : {};
  if (!mayHandOver(button)) return view;
  const made = { ...view, escalation: escalationIdOf(event, bot) };
  return button.action === 'ticket' ? { ...made, requests: true } : made;
}

/** Commands that tell of them. */
const listsRequests = new Set(['requests', 'mydata']);

function mayHandOver(button: ButtonData): boolean {
  switch (button.action) {
    case 'link':
    case 'manager':
    case 'ticket':
    case 'help-me-choose':
    case 'call-back':
      return true;
    case 'menu':
      return button.screen === 'ask';
    case 'card':
    case 'photos':
    case 'similar':
    case 'page':
    case 'without':
    case 'category':
    case 'category-products':
    case 'speak':
    case 'back-to-bot':
    case 'agree':
    case 'forget':
      return false;
  }
}

/**
 * The id of what a press creates: the same for the same button of the same message, so that a press repeated with
 * another update_id finds what the first one made.
 */
export function escalationIdOf(
  event: ConversationEvent & { readonly kind: 'press' },
  bot: string,
): EscalationId {
  return idOf<EscalationId>(uuidOf('escalation', bot, event.chat, event.messageId, event.data));
}
