import type { TurnContext } from '../../conversation/context.ts';
import type { Effect } from '../../conversation/effect.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import { newSession, type Session } from '../../conversation/session.ts';
import type { StoredTurn } from '../../store/turns-store.ts';

/** A stored turn, read. */
export interface RecordedTurn {
  readonly seq: number;
  readonly at: number;
  readonly release: number;
  readonly event: ConversationEvent;
  readonly session: Session;
  readonly context: TurnContext;
  readonly effects: readonly Effect[];
}

/**
 * Why a turn is not taken again. `nothing`: an update that meant nothing; `session`: the session before it has another
 * version than this ZETA writes; `event`: of a kind that this ZETA does not know; `unreadable`: not what a turn writes;
 * `no-side`: its city is not there to be compared with; `gave-up`: too many turns of its city were cut.
 */
export type Skipped = 'nothing' | 'session' | 'event' | 'unreadable' | 'no-side' | 'gave-up';

const kinds: ReadonlySet<string> = new Set<ConversationEvent['kind']>([
  'text',
  'command',
  'press',
  'wordless',
  'contact',
  'desk-press',
  'desk-asked',
  'desk-pair',
  'desk-reply',
  'digest',
  'order',
  'deal-created',
  'deal-moved',
  'deal-delayed',
  'deal-by-hand',
  'hand-over-lost',
  'talk-taken',
  'talk-said',
  'talk-closed',
  'talk-undelivered',
  'talk-waits',
  'talk-quiet',
]);

export function readTurn(stored: StoredTurn): RecordedTurn | Skipped {
  if (stored.event === 'null') return 'nothing';
  const event = recordIn(stored.event);
  const context = recordIn(stored.context);
  const session = stored.sessionBefore === null ? newSession : recordIn(stored.sessionBefore);
  const effects = parsed(stored.effects);
  if (!event || !session || !context || !Array.isArray(effects)) return 'unreadable';
  if (!kinds.has(String(event['kind']))) return 'event';
  if (session['version'] !== newSession.version) return 'session';
  if (typeof context['now'] !== 'number' || typeof context['key'] !== 'string') return 'unreadable';
  const { seq, at, release } = stored;
  return {
    seq,
    at,
    release,
    // All were written by takeTurn from these very types; what an older ZETA lacked is optional in them.
    event: event as unknown as ConversationEvent,
    session: session as unknown as Session,
    context: context as unknown as TurnContext,
    effects: effects as readonly Effect[],
  };
}

type JsonRecord = Readonly<Record<string, unknown>>;

function recordIn(text: string): JsonRecord | undefined {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
