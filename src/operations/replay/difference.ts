import type { RenderedPrompt } from '../../city/prompts.ts';
import type { Effect } from '../../conversation/effect.ts';
import type { Session } from '../../conversation/session.ts';
import type { OpenSide } from './replay-side.ts';

/** What a turn came to, with one state of the city or as it was recorded. */
export interface Outcome {
  readonly effects: readonly Effect[];
  /** Undefined: not known. */
  readonly session?: Session;
  /** The prompts that it said; none of what was recorded. */
  readonly said: readonly RenderedPrompt[];
  /** The turn threw this. */
  readonly error?: { readonly name: string; readonly message: string };
}

/** Both outcomes of a turn, and what they came from. */
export interface Pair {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly sides: { readonly before: OpenSide; readonly after: OpenSide };
}

/**
 * `search`: what a search finds; `text`: what customers or managers read, by the prompt's key; `button`; `deal`: what the CRM
 * is told; `manager`: who is handed over; `reply`: how many messages; `error`: a turn that throws; `effect`: anything else.
 */
export type DifferenceKind = 'error' | 'search' | 'text' | 'button' | 'deal' | 'manager' | 'reply' | 'effect';

/** `wording`: the text itself was changed; `values`: what it is filled in with. */
export type DifferenceHow =
  | 'added'
  | 'removed'
  | 'changed'
  | 'wording'
  | 'values'
  /** Searches. */
  | 'nothing-now'
  | 'found-now'
  | 'other-products';

/** One way in which two outcomes of a turn differ. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Key of a prompt, path in a deal, what a button does, kind of an effect. */
  readonly name: string;
  readonly how: DifferenceHow;
  /** Of a text. */
  readonly language?: string;
  /** As people read them; nothing is masked yet. */
  readonly before: () => string;
  readonly after: () => string;
}

/** Values that are there more often on one side, with how much more often on the other: negative, it is missing there. */
export function countedDifferences(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of after) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of before) counts.set(one, (counts.get(one) ?? 0) - 1);
  return new Map([...counts].filter(([, count]) => count !== 0));
}

export function effectsOf<K extends Effect['kind']>(
  { effects }: Outcome,
  kind: K,
): readonly Extract<Effect, { kind: K }>[] {
  return effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
}
