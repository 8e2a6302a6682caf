import type { CityId, EscalationId } from '../base/ids.ts';
import { type City, languageFor } from '../city/city.ts';
import type { TurnContext } from '../conversation/context.ts';
import type { Effect, EscalationKind, RecordName } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { TurnResult } from '../conversation/turn.ts';

/** What became of a customer's request. */
export type EscalationStep =
  | 'opened'
  | 'taken'
  | 'closed'
  | 'declined'
  /** The customer went back to the bot. */
  | 'returned'
  /** Nobody wrote any more. */
  | 'quiet'
  /** Its deal was made in the CRM. */
  | 'deal-created'
  /** Its deal is to be made by people. */
  | 'by-hand'
  /** It did not reach the people it was meant for. */
  | 'lost';

export interface EscalationNews {
  readonly id: EscalationId;
  /** `null`: it is not known any more. */
  readonly kind: EscalationKind | null;
  readonly step: EscalationStep;
}

/** A turn that was committed, for those who watch: nothing of what was said, nor of who said it. */
export interface TurnNews {
  readonly city: CityId;
  /** The release that decided. */
  readonly release: number;
  /** What happened: `text`, `press`, `deal-created`. */
  readonly event: ConversationEvent['kind'];
  /** That the customer is spoken to in. */
  readonly language: string;
  /** Messages that are to be sent, pictures and albums included. */
  readonly messages: number;
  /** Deals that are to be made. */
  readonly deals: number;
  /** What was counted for the shop: `search`, `card`, `ticket`. */
  readonly counted: readonly RecordName[];
  readonly escalations: readonly EscalationNews[];
}

export function turnNews(
  city: City,
  event: ConversationEvent,
  { session, effects, context }: TurnResult & { readonly context: TurnContext },
): TurnNews {
  const wanted =
    session.language ?? ('customer' in event ? event.customer.language : context.escalation?.language);
  return {
    city: city.id,
    release: city.release,
    event: event.kind,
    language: languageFor(city.settings, wanted),
    messages: effects.filter(({ kind }) => messages.has(kind)).length,
    deals: effects.filter(({ kind }) => kind === 'create-deal').length,
    counted: [...new Set(effects.flatMap((effect) => (effect.kind === 'record' ? [effect.name] : [])))],
    escalations: effects.flatMap((effect) => escalationNews(effect, context)),
  };
}

const messages: ReadonlySet<Effect['kind']> = new Set(['send', 'copy', 'album']);
const settled = { created: 'deal-created', 'by-hand': 'by-hand', lost: 'lost' } as const;

function escalationNews(effect: Effect, { escalation }: TurnContext): readonly EscalationNews[] {
  if (effect.kind === 'open-escalation') {
    const { id, kind } = effect.escalation;
    return [{ id, kind, step: 'opened' }];
  }
  if (effect.kind !== 'handle-escalation' && effect.kind !== 'settle-escalation') return [];
  const { id } = effect;
  const kind = escalation?.id === id ? escalation.kind : null;
  if (effect.kind === 'handle-escalation') return [{ id, kind, step: effect.handling.state }];
  return effect.state === 'open' ? [] : [{ id, kind, step: settled[effect.state] }];
}
