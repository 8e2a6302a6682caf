import type { CityId } from '../../base/ids.ts';
import type { EscalationNews, TurnNews } from '../../runtime/turn-news.ts';

/** A city is served from another release, or is held by a rollback, or no more. */
export interface ReleaseEvent {
  readonly city: CityId;
  /** `null`: the city was not live. */
  readonly from: number | null;
  /** `null`: it is not live any more. */
  readonly to: number | null;
  /** A rollback holds it: saves and feeds wait. */
  readonly isPinned: boolean;
}

/** What is wrong with a city's files is something else than before. */
export interface DiagnosticsEvent {
  readonly city: CityId;
  readonly errors: number;
  readonly warnings: number;
  /** Each once. */
  readonly codes: readonly string[];
}

/** What became of a saved file that is not live. */
export interface SaveEvent {
  readonly city: CityId;
  /** Why it was refused; `null`: it was not. */
  readonly refused: string | null;
  /** What waits for a deploy. */
  readonly pending: readonly string[];
}

export type TurnEvent = Omit<TurnNews, 'escalations'>;

export type EscalationEvent = EscalationNews & { readonly city: CityId };

/** What a server tells those who watch it, by type. None of it is about a person. */
export interface ServerEvents {
  readonly release: ReleaseEvent;
  readonly turn: TurnEvent;
  readonly escalation: EscalationEvent;
  readonly diagnostics: DiagnosticsEvent;
  readonly save: SaveEvent;
}

export type EventType = keyof ServerEvents;

export const eventTypes = [
  'release',
  'turn',
  'escalation',
  'diagnostics',
  'save',
] as const satisfies EventType[];

/** What it may be watched with. */
export const eventScopes = {
  release: 'read',
  turn: 'read',
  escalation: 'escalations',
  diagnostics: 'read',
  save: 'read',
} as const satisfies Record<EventType, string>;
